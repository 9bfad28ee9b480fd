package pim

import "context"

// An Operation is what openapi/pim.yaml says of the operation that a request of
// [Client] belongs to.
type Operation struct {
	// ID is its operationId, such as cancelRoleAssignmentScheduleRequest.
	ID string

	// Path is its path, with parameters in braces.
	Path string

	// Successes are the answers that mean success. Most operations have one.
	Successes []Success
}

// A Success is an answer that means success.
type Success struct {
	Status      int
	ContentType string // empty for an answer without a body
}

type operationKey struct{}

func withOperation(ctx context.Context, op *Operation) context.Context {
	return context.WithValue(ctx, operationKey{}, op)
}

// OperationOf returns the operation of the request whose context is ctx, or nil
// for a request that [Client] did not make. It is for an [HttpRequestDoer], which
// otherwise sees a method and a URL only. The operation is not to be changed.
func OperationOf(ctx context.Context) *Operation {
	op, _ := ctx.Value(operationKey{}).(*Operation)
	return op
}
