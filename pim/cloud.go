package pim

import (
	"fmt"
	"net"
	"net/url"
	"strings"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
)

// ServiceName is the key of Microsoft Graph in the Services of a
// [cloud.Configuration].
const ServiceName cloud.ServiceName = "microsoftGraph"

// The clouds in which PIM v3 is offered. Tokens of one are not valid in another.
// The hosts are those of openapi/pim.yaml and of Microsoft Graph's page
// "deployments".
var (
	// CloudGlobal is the worldwide cloud, with Microsoft 365 GCC. It is the default.
	CloudGlobal = graphIn(cloud.AzurePublic, "https://graph.microsoft.com")

	// CloudUSGovernmentL4 is the United States Government cloud, GCC High. It is
	// what [cloud.AzureGovernment] stands for.
	CloudUSGovernmentL4 = graphIn(cloud.AzureGovernment, "https://graph.microsoft.us")

	// CloudUSGovernmentL5 is that of the Department of Defense.
	CloudUSGovernmentL5 = graphIn(cloud.AzureGovernment, "https://dod-graph.microsoft.us")

	// CloudChina is operated by 21Vianet. It is what [cloud.AzureChina] stands for.
	CloudChina = graphIn(cloud.AzureChina, "https://microsoftgraph.chinacloudapi.cn")
)

// CloudAt is the global cloud with Microsoft Graph at another address: an
// emulator, a gateway, a test server. Tokens are still for Microsoft Graph.
func CloudAt(endpoint string) cloud.Configuration {
	c := graphIn(cloud.AzurePublic, endpoint)
	c.Services[ServiceName] = cloud.ServiceConfiguration{
		Endpoint: endpoint,
		Audience: CloudGlobal.Services[ServiceName].Audience,
	}
	return c
}

func graphIn(c cloud.Configuration, endpoint string) cloud.Configuration {
	c.Services = map[cloud.ServiceName]cloud.ServiceConfiguration{
		ServiceName: {Endpoint: endpoint, Audience: endpoint},
	}
	return c
}

// graphOf finds Microsoft Graph in a cloud. The clouds of the Azure SDK do not
// know it; their sign-in host tells which of ours is meant.
func graphOf(c cloud.Configuration) (cloud.ServiceConfiguration, error) {
	if s, ok := c.Services[ServiceName]; ok {
		if s.Endpoint == "" || s.Audience == "" {
			return s, fmt.Errorf("cloud: Services[%q] needs Endpoint and Audience", ServiceName)
		}
		return s, nil
	}
	if c.ActiveDirectoryAuthorityHost == "" {
		return CloudGlobal.Services[ServiceName], nil
	}
	for _, known := range []cloud.Configuration{CloudGlobal, CloudUSGovernmentL4, CloudChina} {
		if strings.TrimSuffix(c.ActiveDirectoryAuthorityHost, "/") == strings.TrimSuffix(known.ActiveDirectoryAuthorityHost, "/") {
			return known.Services[ServiceName], nil
		}
	}
	return cloud.ServiceConfiguration{}, fmt.Errorf("cloud: no Microsoft Graph is known for sign-in host %q: set Services[%q]",
		c.ActiveDirectoryAuthorityHost, ServiceName)
}

// parseEndpoint checks the address of the service. A token goes over http to
// this machine only, unless the caller insists.
func parseEndpoint(endpoint string, insecure bool) (u *url.URL, allowHTTP bool, err error) {
	u, err = url.Parse(endpoint)
	switch {
	case err != nil:
		return nil, false, fmt.Errorf("endpoint: %w", err)
	case u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || u.Opaque != "":
		return nil, false, fmt.Errorf("endpoint: want scheme, host and perhaps a path, such as %s", CloudGlobal.Services[ServiceName].Endpoint)
	case u.Scheme == "https":
		return u, false, nil
	case u.Scheme != "http":
		return nil, false, fmt.Errorf("endpoint: scheme %q: want https", u.Scheme)
	case insecure || isLoopback(u.Hostname()):
		return u, true, nil
	}
	return nil, false, fmt.Errorf("endpoint: %s would carry tokens in clear text: use https", u.Host)
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}

// sameOrigin reports whether two URLs have one scheme, host and port.
func sameOrigin(a, b *url.URL) bool {
	return strings.EqualFold(a.Scheme, b.Scheme) && strings.EqualFold(a.Hostname(), b.Hostname()) && port(a) == port(b)
}

func port(u *url.URL) string {
	if p := u.Port(); p != "" {
		return p
	}
	return map[string]string{"http": "80", "https": "443"}[strings.ToLower(u.Scheme)]
}
