// Package goswagger uses a client that go-swagger generated.
package goswagger

import (
	"context"

	"github.com/go-openapi/runtime"
	httptransport "github.com/go-openapi/runtime/client"
	"github.com/goharbor/go-client/pkg/sdk/v2.0/client/ping"
	"github.com/goharbor/go-client/pkg/sdk/v2.0/client/robot"
)

func Generated(ctx context.Context, t runtime.ClientTransport) {
	ping.New(t, nil, nil).GetPing(ctx, ping.NewGetPingParams()) // want `GET {}/ping via GetPing`
	robots := robot.New(t, nil, nil)
	robots.DeleteRobot(ctx, robot.NewDeleteRobotParams().WithRobotID(1)) // want `DELETE {}/robots/{robot_id} via DeleteRobot`
	robots.CreateRobot(ctx, robot.NewCreateRobotParams())                // want `POST {}/robots via CreateRobot`
}

// Client is a client as people write one over the runtime.
type Client struct {
	transport *httptransport.Runtime
}

func (c *Client) call(method, path string) error {
	_, err := c.transport.Submit(&runtime.ClientOperation{Method: method, PathPattern: path}) // want `? ?`
	return err
}

func Written(c *Client) {
	c.call("PATCH", "/users/{id}")                         // want `PATCH {}/users/{id} via call`
	op := &runtime.ClientOperation{ID: "x", Method: "PUT"} // want `PUT {}/users`
	op.PathPattern = "/users"
	c.transport.Submit(op)
}
