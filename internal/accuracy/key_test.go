package main

import (
	"os"
	"path/filepath"
	"testing"
)

// keyReaders are the readers of answer keys, with a source each.
var keyReaders = []struct {
	name   string
	read   func(dir string) ([]answer, error)
	source string
	want   map[string]string // by function
}{
	{"annotations", annotations, `package x

// List lists.
//
//meta:operation GET /user/repos
//meta:operation GET /users/{username}/repos?type={type}
func (s *Service) List() {}

// Generic has a type parameter.
//
//meta:operation GET /x
func (s Generic[T]) Get() {}

// none mentions meta:operation GET /no but has none.
func none() {}
`, map[string]string{
		"Service.List": "GET /user/repos | GET /users/{username}/repos",
		"Generic.Get":  "GET /x",
	}},
	{"okta", oktaLiterals, `package x

func (a *UserAPIService) GetUser() {}

func (a *UserAPIService) GetUserExecute(r ApiGetUserRequest) {
	var (
		localVarHTTPMethod   = http.MethodGet
	)
	localVarPath := localBasePath + "/api/v1/users/{userId}"
}

func (a *UserAPIService) DeleteUserExecute(r ApiDeleteUserRequest) {
	var (
		localVarHTTPMethod   = http.MethodDelete
	)
	localVarPath := localBasePath + "/api/v1/users/{userId}"
}
`, map[string]string{
		"UserAPIService.GetUserExecute":    "GET /api/v1/users/{userId}",
		"UserAPIService.DeleteUserExecute": "DELETE /api/v1/users/{userId}",
	}},
	{"datadog", datadogLiterals, `package x

func (r *GetOptions) WithPage() {}

func (a *UsageApi) GetUsage() {
	var (
		localVarHTTPMethod  = _nethttp.MethodGet
	)
	localVarPath := localBasePath + "/api/v1/usage/{id}"
}
`, map[string]string{"UsageApi.GetUsage": "GET /api/v1/usage/{id}"}},
	{"kiota", kiotaTemplates, `package x

func NewXInternal(pathParameters map[string]string, requestAdapter a.RequestAdapter)(*X) {
    m := &X{
        BaseRequestBuilder: *a.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/x/{y%2Did}{?%24select}", pathParameters),
    }
    return m
}
func (m *X) Get(ctx context.Context)(Y, error) {
    requestInfo, err := m.ToGetRequestInformation(ctx, requestConfiguration);
}
func (m *X) PostAsDoneResponse(ctx context.Context)(Y, error) {
    requestInfo, err := m.ToPostRequestInformation(ctx, requestConfiguration);
}
func (m *X) ToGetRequestInformation(ctx context.Context)(*a.RequestInformation, error) {
    requestInfo := a.NewRequestInformationWithMethodAndUrlTemplateAndPathParameters(a.GET, m.BaseRequestBuilder.UrlTemplate, m.BaseRequestBuilder.PathParameters)
}
func (m *X) ToPostRequestInformation(ctx context.Context)(*a.RequestInformation, error) {
    requestInfo := a.NewRequestInformationWithMethodAndUrlTemplateAndPathParameters(a.POST, m.BaseRequestBuilder.UrlTemplate, m.BaseRequestBuilder.PathParameters)
}
`, map[string]string{
		"X.Get":                "GET /x/{y%2Did}",
		"X.PostAsDoneResponse": "POST /x/{y%2Did}",
	}},
}

func TestKeyReaders(t *testing.T) {
	for _, tt := range keyReaders {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "x.go"), []byte(tt.source), 0o600); err != nil {
				t.Fatal(err)
			}
			answers, err := tt.read(dir)
			if err != nil {
				t.Fatal(err)
			}
			if len(answers) != len(tt.want) {
				t.Errorf("%d answers, want %d: %v", len(answers), len(tt.want), answers)
			}
			for _, a := range answers {
				if got := a.String(); got != tt.want[a.fn] {
					t.Errorf("%s is %q, want %q", a.fn, got, tt.want[a.fn])
				}
			}
		})
	}
}

func TestKeyReadersWithoutSource(t *testing.T) {
	for _, c := range corpora {
		if _, err := c.answers(t.TempDir()); err == nil {
			t.Errorf("%s: no error for a directory without Go files", c.name)
		}
	}
}
