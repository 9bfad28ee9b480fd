package main

import "testing"

func TestAgree(t *testing.T) {
	const repo = "/repos/{owner}/{repo}"
	tests := []struct {
		name, keyMethod, key string
		method, found        string
		want                 grade
	}{
		{"same", "GET", "/user", "GET", "/user", agrees},
		{"unknown for parameter", "GET", repo, "GET", "/repos/{}/{}", agrees},
		{"known for parameter", "GET", repo + "/{archive_format}/{ref}", "GET", "/repos/{}/{}/zip/{}", agrees},
		{"partly known for parameter", "GET", repo + "/compare/{basehead}", "GET", "/repos/{}/{}/compare/{}...{}", agrees},
		{"text round parameter", "GET", "/users('{id}')", "GET", "/users('{}')", agrees},
		{"slash at the end", "GET", "/user", "GET", "/user/", agrees},
		{"case of method", "GET", "/user", "get", "/user", agrees},
		{"other method", "PUT", "/user", "GET", "/user", differs},
		{"unknown method", "PUT", "/user", "", "/user", vague},
		{"unknown method, other path", "PUT", "/user", "", "/users", differs},
		{"other literal", "GET", repo, "GET", "/repositories/{}/{}", differs},
		{"longer", "GET", repo, "GET", "/repos/{}/{}/tags", differs},
		{"shorter", "GET", repo, "GET", "/repos/{}", vague},
		{"shorter, all known", "GET", "/a/b", "GET", "/a", differs},
		{"unknown for literal", "GET", "/user/repos", "GET", "/user/{}", vague},
		{"all unknown", "GET", "/user/repos", "GET", "/{}", vague},
		{"empty", "GET", "/user/repos", "GET", "/", differs},
		{"dot is no wildcard", "GET", "/a.b", "GET", "/axb", differs},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := agree(endpoint{tt.keyMethod, tt.key}, endpoint{tt.method, tt.found}); got != tt.want {
				t.Errorf("agree(%s %s, %s %s) = %d, want %d", tt.keyMethod, tt.key, tt.method, tt.found, got, tt.want)
			}
		})
	}
}

func TestPathOf(t *testing.T) {
	tests := []struct{ url, base, want string }{
		{"https://api.example.com/users/{}?{}", "", "/users/{}"},
		{"https://api.example.com/beta/users", "beta", "/users"},
		{"{}://{}/api/v1/users#x", "", "/api/v1/users"},
		{"{}/users", "", "/users"},
		{"{}users", "", "/users"},
		{"/users?next=http://x/y", "", "/users"},
		{"https://api.example.com", "", "/"},
		{"{+baseurl}/users/{user%2Did}{?%24select}", "", "/users/{}"},
		{"https://api.example.com/{}", "", "/{}"},
	}
	for _, tt := range tests {
		if got := pathOf(tt.url, tt.base); got != tt.want {
			t.Errorf("pathOf(%q, %q) = %q, want %q", tt.url, tt.base, got, tt.want)
		}
	}
}

func TestCutQuery(t *testing.T) {
	for in, want := range map[string]string{
		"/a/{b}{?%24select,c}": "/a/{b}",
		"/a{&b}":               "/a",
		"/a?b":                 "/a",
		"/a#b":                 "/a",
		"/a/{b}":               "/a/{b}",
	} {
		if got := cutQuery(in); got != want {
			t.Errorf("cutQuery(%q) = %q, want %q", in, got, want)
		}
	}
}
