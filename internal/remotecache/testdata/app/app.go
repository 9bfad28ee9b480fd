package app

import (
	"net/http"

	"example.com/app/send"
)

func Get(id string) {
	http.Get("https://graph.microsoft.com/beta/privilegedRoles/" + id)
}

func Cancel(id string) {
	send.Post("privilegedRoleAssignmentRequests/" + id + "/cancel")
}
