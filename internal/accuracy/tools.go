//go:build tools

// The clients that are measured. Nothing of this program imports them: they
// stand here so that go mod tidy keeps their versions.

package main

import (
	_ "github.com/DataDog/datadog-api-client-go/v2/api/datadogV1"
	_ "github.com/digitalocean/godo"
	_ "github.com/google/go-github/v62/github"
	_ "github.com/google/go-github/v75/github"
	_ "github.com/google/go-github/v84/github"
	_ "github.com/microsoftgraph/msgraph-beta-sdk-go/privilegedaccess"
	_ "github.com/microsoftgraph/msgraph-beta-sdk-go/privilegedapproval"
	_ "github.com/microsoftgraph/msgraph-beta-sdk-go/privilegedoperationevents"
	_ "github.com/microsoftgraph/msgraph-beta-sdk-go/privilegedroleassignmentrequests"
	_ "github.com/microsoftgraph/msgraph-beta-sdk-go/privilegedroleassignments"
	_ "github.com/microsoftgraph/msgraph-beta-sdk-go/privilegedroles"
	_ "github.com/microsoftgraph/msgraph-beta-sdk-go/privilegedsignupstatus"
	_ "github.com/okta/okta-sdk-golang/v5/okta"
	_ "github.com/weaviate/weaviate-go-client/v5/weaviate"
)
