package send

import "net/http"

func Post(path string) (*http.Response, error) {
	return http.Post("https://graph.microsoft.com/beta/"+path, "", nil)
}
