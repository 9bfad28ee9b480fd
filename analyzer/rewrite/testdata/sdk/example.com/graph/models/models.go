// Package models has the interfaces of the objects that requests carry.
package models

type PrivilegedRoleAssignmentRequestable interface {
	GetId() *string
	GetRoleId() *string
	GetStatus() *string
}

type PrivilegedRoleAssignmentRequestCollectionResponseable interface {
	GetValue() []PrivilegedRoleAssignmentRequestable
}

type PrivilegedRoleAssignmentable interface {
	GetId() *string
	GetRoleId() *string
}

type PrivilegedRoleAssignmentCollectionResponseable interface {
	GetValue() []PrivilegedRoleAssignmentable
}

type PrivilegedRoleable interface {
	GetId() *string
	GetName() *string
}

type PrivilegedRoleCollectionResponseable interface {
	GetValue() []PrivilegedRoleable
}

type UnifiedRoleAssignmentScheduleRequestable interface {
	GetId() *string
	GetRoleDefinitionId() *string
	GetStatus() *string
}

type UnifiedRoleAssignmentScheduleRequestCollectionResponseable interface {
	GetValue() []UnifiedRoleAssignmentScheduleRequestable
}

type UnifiedRoleEligibilityScheduleRequestable interface {
	GetId() *string
	GetRoleDefinitionId() *string
	GetStatus() *string
}

type UnifiedRoleEligibilityScheduleRequestCollectionResponseable interface {
	GetValue() []UnifiedRoleEligibilityScheduleRequestable
}

type UnifiedRoleDefinitionable interface {
	GetDisplayName() *string
	GetId() *string
}

type UnifiedRoleDefinitionCollectionResponseable interface {
	GetValue() []UnifiedRoleDefinitionable
}
