package graph

import (
	"context"
	"strings"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// A policy is what the settings of a role are in PIM v3. Its id is
// DirectoryRole_{guid}_{guid}, that of its assignment the same and the id of the role
// (pim-facts 3.8). Which GUIDs these are is not known: here they are the ids of the
// tenant and of the role.

func (l *look) policyID(r tenant.Role) string { return "DirectoryRole_" + l.TenantID + "_" + r.ID }

func (l *look) policy(r tenant.Role, scope string, expand bool) pim.UnifiedRoleManagementPolicy {
	out := pim.UnifiedRoleManagementPolicy{Id: new(l.policyID(r)), ScopeId: new("/"), ScopeType: &scope}
	if expand {
		out.Rules = new(rules(r.Settings))
	}
	if l.expands("effectiveRules") {
		out.EffectiveRules = new(rules(r.Settings))
	}
	return out
}

func (l *look) policyAssignment(r tenant.Role, scope string) pim.UnifiedRoleManagementPolicyAssignment {
	out := pim.UnifiedRoleManagementPolicyAssignment{
		Id: new(l.policyID(r) + "_" + r.ID), RoleDefinitionId: set(r.ID), ScopeId: new("/"), ScopeType: &scope,
	}
	if l.expands("policy") {
		out.Policy = new(l.policy(r, scope, l.expands("policy/rules")))
	}
	return out
}

// scopeTypes are two names of one thing; an answer has the one that the filter asks for.
const (
	directoryRole = "DirectoryRole"
	directoryOnly = "Directory"
)

// scopeOf returns the scope type that a filter asks for.
func scopeOf(filter string) (string, error) {
	switch {
	case strings.Contains(filter, "'Group'"):
		return "", notCovered("policies of groups")
	case strings.Contains(filter, "'"+directoryOnly+"'"):
		return directoryOnly, nil
	}
	return directoryRole, nil
}

// ofPolicy returns the role of a policy.
func (l *look) ofPolicy(id string) (tenant.Role, error) {
	for _, r := range l.Roles {
		if l.policyID(r) == id {
			return r, nil
		}
	}
	return tenant.Role{}, v3.of(tenant.ScheduleUnknown)
}

func (o *operations) ListRoleManagementPolicies(ctx context.Context, req pimserver.ListRoleManagementPoliciesRequestObject) (pimserver.ListRoleManagementPoliciesResponseObject, error) {
	l := o.look(ctx)
	scope, err := scopeOf(req.Params.Filter)
	if err != nil {
		return nil, err
	}
	value := []pim.UnifiedRoleManagementPolicy{}
	for _, r := range l.Roles {
		value = append(value, l.policy(r, scope, l.expands("rules")))
	}
	return pimserver.ListRoleManagementPolicies200JSONResponse{Value: value}, nil
}

func (o *operations) GetRoleManagementPolicy(ctx context.Context, req pimserver.GetRoleManagementPolicyRequestObject) (pimserver.GetRoleManagementPolicyResponseObject, error) {
	l := o.look(ctx)
	r, err := l.ofPolicy(req.Id)
	return pimserver.GetRoleManagementPolicy200JSONResponse(l.policy(r, directoryRole, l.expands("rules"))), err
}

func (o *operations) ListRoleManagementPolicyAssignments(ctx context.Context, req pimserver.ListRoleManagementPolicyAssignmentsRequestObject) (pimserver.ListRoleManagementPolicyAssignmentsResponseObject, error) {
	l := o.look(ctx)
	scope, err := scopeOf(req.Params.Filter)
	if err != nil {
		return nil, err
	}
	value := []pim.UnifiedRoleManagementPolicyAssignment{}
	for _, r := range l.Roles {
		value = append(value, l.policyAssignment(r, scope))
	}
	return pimserver.ListRoleManagementPolicyAssignments200JSONResponse{Value: value}, nil
}

func (o *operations) GetRoleManagementPolicyAssignment(ctx context.Context, req pimserver.GetRoleManagementPolicyAssignmentRequestObject) (pimserver.GetRoleManagementPolicyAssignmentResponseObject, error) {
	l := o.look(ctx)
	for _, r := range l.Roles {
		if a := l.policyAssignment(r, directoryRole); *a.Id == req.Id {
			return pimserver.GetRoleManagementPolicyAssignment200JSONResponse(a), nil
		}
	}
	return nil, v3.of(tenant.ScheduleUnknown)
}

func (o *operations) ListRoleManagementPolicyRules(ctx context.Context, req pimserver.ListRoleManagementPolicyRulesRequestObject) (pimserver.ListRoleManagementPolicyRulesResponseObject, error) {
	r, err := o.look(ctx).ofPolicy(req.Id)
	return pimserver.ListRoleManagementPolicyRules200JSONResponse{Value: rules(r.Settings)}, err
}

// ruleOf returns a rule of a policy, and the role that the policy is of.
func (l *look) ruleOf(policy, id string) (tenant.Role, pim.UnifiedRoleManagementPolicyRule, error) {
	r, err := l.ofPolicy(policy)
	if err != nil {
		return r, pim.UnifiedRoleManagementPolicyRule{}, err
	}
	for _, rule := range rules(r.Settings) {
		if *rule.Id == id {
			return r, rule, nil
		}
	}
	return r, pim.UnifiedRoleManagementPolicyRule{}, v3.of(tenant.ScheduleUnknown)
}

func (o *operations) GetRoleManagementPolicyRule(ctx context.Context, req pimserver.GetRoleManagementPolicyRuleRequestObject) (pimserver.GetRoleManagementPolicyRuleResponseObject, error) {
	_, rule, err := o.look(ctx).ruleOf(req.Id, req.RuleId)
	return pimserver.GetRoleManagementPolicyRule200JSONResponse(rule), err
}

// UpdateRoleManagementPolicyRule answers 204, as the page does; generated clients
// expect the rule [?].
func (o *operations) UpdateRoleManagementPolicyRule(ctx context.Context, req pimserver.UpdateRoleManagementPolicyRuleRequestObject) (pimserver.UpdateRoleManagementPolicyRuleResponseObject, error) {
	r, _, err := o.look(ctx).ruleOf(req.Id, req.RuleId)
	if err != nil {
		return nil, err
	}
	if err := changeRule(&r.Settings, req.RuleId, *req.Body); err != nil {
		return nil, err
	}
	if err := o.tenant.SetSettings(r.ID, r.Settings); err != nil {
		return nil, v3.of(err)
	}
	return pimserver.UpdateRoleManagementPolicyRule204Response{}, nil
}
