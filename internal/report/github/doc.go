// Package github writes a report as workflow commands, which GitHub Actions
// turns into annotations of the lines of a pull request:
//
//	::error file=api/roles.go,line=31,col=38,endLine=31,endColumn=60,title=listPrivilegedRoles::GET /beta/...
//
// GitHub shows at most ten errors and ten warnings of a step this way (GitHub
// docs, "Workflow commands for GitHub Actions"). SARIF has room for all. The
// headline comes last, for those who read the log.
package github
