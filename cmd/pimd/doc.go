// Pimd runs what the module serves over HTTP.
//
// Usage:
//
//	pimd emulate [flags]
//	pimd coverage [-json]
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
// It says on the standard error where it listens, and ends on an interrupt or SIGTERM
// after the requests under way.
//
// # Coverage
//
// Coverage lists the operations of openapi/pim.yaml that have a route, and says which
// are emulated; the others answer 501.
//
// Exit status: 0 means that all went well, 2 that pimd could not do its work. The
// reason is on the standard error.
package main
