package main

import (
	"context"

	"github.com/google/go-github/v84/github"
)

// prepare sets the organization up. Of the requests it sends, the first and the
// last go to deprecated operations. The others only look like one: GitHub has
// deprecated POST /orgs/{org}/{security_product}/{enablement}.
func (c course) prepare(ctx context.Context) error {
	if _, err := c.client.Organizations.AddSecurityManagerTeam(ctx, c.org, "teachers"); err != nil {
		return err
	}
	group := github.CreateRunnerGroupRequest{Name: github.Ptr("students")}
	if _, _, err := c.client.Actions.CreateOrganizationRunnerGroup(ctx, c.org, group); err != nil {
		return err
	}
	term := &github.ActionsVariable{Name: "TERM", Value: "spring"}
	if _, err := c.client.Actions.CreateOrgVariable(ctx, c.org, term); err != nil {
		return err
	}
	return c.enable(ctx, "dependabot_alerts")
}

// enable switches a security feature on in all repositories. The client has no
// method for that.
func (c course) enable(ctx context.Context, product string) error {
	req, err := c.client.NewRequest("POST", "orgs/"+c.org+"/"+product+"/enable_all", nil)
	if err != nil {
		return err
	}
	_, err = c.client.Do(ctx, req, nil)
	return err
}
