// Package googleapi uses a client that Google's generator wrote.
package googleapi

import (
	"context"

	"google.golang.org/api/option"
	"google.golang.org/api/tasks/v1"
)

func Tasks(ctx context.Context, id string) error {
	// With other options the client would ask the machine it runs on who it is.
	s, err := tasks.NewService(ctx, option.WithoutAuthentication()) // want `GET http://169.254.169.254 via NewService` `GET http://{}/computeMetadata/v1/instance/platform-security/auto-mtls-configuration|http://169.254.169.254/computeMetadata/v1/instance/platform-security/auto-mtls-configuration via NewService` `GET http://{}/computeMetadata/v1/project/project-id|http://169.254.169.254/computeMetadata/v1/project/project-id via NewService` `GET http://{}/computeMetadata/v1/universe/universe-domain|http://169.254.169.254/computeMetadata/v1/universe/universe-domain via NewService`
	if err != nil {
		return err
	}
	s.Tasklists.List().MaxResults(1).Do()                         // want `GET https://tasks.googleapis.com/tasks/v1/users/@me/lists?{} via Do`
	s.Tasks.Get(id, "a").Do()                                     // want `GET https://tasks.googleapis.com/tasks/v1/lists/{tasklist}/tasks/{task}?{} via Do`
	s.Tasks.Clear(id).Context(ctx).Do()                           // want `POST https://tasks.googleapis.com/tasks/v1/lists/{tasklist}/clear?{} via Do`
	return s.Tasks.List(id).Pages(ctx, func(*tasks.Tasks) error { // want `GET https://tasks.googleapis.com/tasks/v1/lists/{tasklist}/tasks?{} via Pages`
		return nil
	})
}
