package graph

import (
	"context"
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// service is the actor of what nobody asked for (pim-facts 1.5.6).
const service = "Azure AD PIM"

func (l *look) eventV2(e tenant.Event) pim.PrivilegedOperationEvent {
	user, by := l.person(e.PrincipalID), l.person(e.By)
	if e.By == "" {
		by.Name = service
	}
	end := time.Time{} // 0001-01-01T00:00:00Z, as in the samples
	if !e.End.IsZero() {
		end = e.End
	}
	return pim.PrivilegedOperationEvent{
		Id: set(e.ID), RequestType: set(e.Type), CreationDateTime: set(e.At), ExpirationDateTime: &end,
		RoleId: set(e.RoleID), RoleName: set(l.role(e.RoleID).Name), UserId: set(user.ID), UserName: set(user.Name), UserMail: set(user.Mail),
		RequestorId: set(e.By), RequestorName: set(by.Name), TenantId: set(l.TenantID),
		AdditionalInformation: set(e.Text), ReferenceKey: set(e.TicketNumber), ReferenceSystem: set(e.TicketSystem),
	}
}

func (o *operations) ListPrivilegedOperationEvents(ctx context.Context, _ pimserver.ListPrivilegedOperationEventsRequestObject) (pimserver.ListPrivilegedOperationEventsResponseObject, error) {
	l := o.look(ctx)
	value := []pim.PrivilegedOperationEvent{}
	for _, e := range l.Events {
		value = append(value, l.eventV2(e))
	}
	return pimserver.ListPrivilegedOperationEvents200JSONResponse{Value: value}, nil
}

// The tenant has signed up. What setting it up took is not documented, so
// completeSetup is not covered.

func (o *operations) PrivilegedSignupStatusIsSignedUp(context.Context, pimserver.PrivilegedSignupStatusIsSignedUpRequestObject) (pimserver.PrivilegedSignupStatusIsSignedUpResponseObject, error) {
	return pimserver.PrivilegedSignupStatusIsSignedUp200JSONResponse{Value: true}, nil
}

func (o *operations) PrivilegedSignupStatusCanSignUp(context.Context, pimserver.PrivilegedSignupStatusCanSignUpRequestObject) (pimserver.PrivilegedSignupStatusCanSignUpResponseObject, error) {
	return pimserver.PrivilegedSignupStatusCanSignUp200JSONResponse{Value: true}, nil
}

func (o *operations) PrivilegedSignupStatusSignUp(ctx context.Context, _ pimserver.PrivilegedSignupStatusSignUpRequestObject) (pimserver.PrivilegedSignupStatusSignUpResponseObject, error) {
	return pimserver.PrivilegedSignupStatusSignUp200JSONResponse{
		Id: set(o.look(ctx).TenantID), IsRegistered: new(true), Status: new(pim.SetupStatusRegistrationAndSetupCompleted),
	}, nil
}
