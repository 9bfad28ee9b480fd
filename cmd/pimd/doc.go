// Pimd runs what the module serves over HTTP.
//
// Usage:
//
//	pimd emulate [flags]
//	pimd bridge [flags]
//	pimd coverage [-json]
//	pimd -version [-json]
//
// # Emulate
//
// Emulate answers as Microsoft Graph's Privileged Identity Management does, PIM v2 and
// PIM v3 for directory roles, on this machine and from memory. It is for tests: nothing
// in it is real, and nothing is kept when it ends.
//
//	pimd emulate
//	curl http://127.0.0.1:8080/v1.0/roleManagement/directory/roleDefinitions
//
// Flags:
//
//	-addr address    listen here (default 127.0.0.1:8080)
//	-admin address   listen here for what controls the emulator, and show its page:
//	                 clock, faults, tenant, journal, tokens (default 127.0.0.1:8081;
//	                 off for none); it has to be an address of this machine
//	-tls             serve HTTPS with a certificate made for this run
//	-ca file         write the certificate of its authority to this file (with -tls)
//	-host name       put this host name into the certificate, too; can be repeated
//	-seed file       begin with the tenant in this file, in JSON; GET /tenant of the
//	                 admin listener prints one
//	-v2 mode         how PIM v2 answers: live (the default), retired, as in a tenant
//	                 that was migrated, or dated: live until its removal date
//	-tokens mode     what is asked of tokens: none (the default), shape or signed
//	-caller id       who calls where no token says it
//	-time time       freeze the clock at this time, as in 2026-11-02T09:00:00Z
//	-ids number      choose the ids given out and the faults by chance (default 0)
//	-page number     objects in a page (default 100; 0 for all)
//	-log             write a line of JSON for each request on the standard error
//	-h               print this text
//
// It says on the standard error where it listens. On an interrupt or SIGTERM it stops
// listening, and ends when the requests under way have, or after five seconds.
//
// # Bridge
//
// Bridge answers PIM v2, which has retired, by calling PIM v3, for programs that nobody
// can edit: point the base URL of such a program at it. It keeps nothing, so several can
// stand behind a load balancer. Tokens are the callers'; they go to -upstream and nowhere
// else. docs/bridge.md says what it promises for which operation.
//
//	pimd bridge
//	curl -X POST -H "Authorization: Bearer $TOKEN" http://127.0.0.1:8081/beta/...
//
// Flags:
//
//	-upstream url           the service that speaks PIM v3 (default
//	                        https://graph.microsoft.com)
//	-upstream-ca file       trust the authorities in this PEM file for it, and no others
//	-addr address           listen here (default 127.0.0.1:8081)
//	-admin address          listen here for GET /admin/callers, who calls what (default
//	                        127.0.0.1:8082; off for none); it has to be an address of this
//	                        machine
//	-tls-cert file, -tls-key file
//	                        serve HTTPS with this certificate and key, in PEM
//	-public-url url         root of the bridge as callers spell it, for links to pages
//	                        (default: the host they name)
//	-gone-after date        answer 410 from the day after, as in 2027-06-30
//	-upstream-timeout time  limit of one call of PIM v3 (default 30s)
//	-timeout time           limit of one answer (default 1m)
//	-max-in-flight number   requests answered at a time; more get 503 (default 256)
//	-max-objects number     objects of PIM v3 that an answer may be made of (default 10000)
//	-delay time             how long /readyz says no before it stops listening (default 0)
//	-drain time             how long requests under way may take then (default: -timeout)
//	-log                    write a line of JSON for each request on the standard error
//	                        (default true)
//
// It exports metrics and traces to a collector of OpenTelemetry, by OTLP over HTTP, where
// OTEL_EXPORTER_OTLP_ENDPOINT is set, or that of one signal, such as
// OTEL_EXPORTER_OTLP_TRACES_ENDPOINT. The variables are those of OpenTelemetry:
// OTEL_SERVICE_NAME, OTEL_EXPORTER_OTLP_HEADERS, OTEL_SDK_DISABLED and so on.
//
// On an interrupt or SIGTERM /readyz turns to 503, and after -delay it stops listening and
// lets the requests under way finish.
//
// # Coverage
//
// Coverage lists the operations of openapi/pim.yaml that have a route, and says which
// are emulated; the others answer 501.
//
// # Version
//
// -version prints what this pimd is: its version, that of Go, and a digest of
// openapi/pim.yaml, by which the emulator and the bridge go.
//
// Exit status: 0 means that all went well, 2 that pimd could not do its work. The
// reason is on the standard error.
package main
