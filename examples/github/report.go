package main

import (
	"context"
	"fmt"

	"github.com/google/go-github/v84/github"
)

// A course is held in one organization.
type course struct {
	client *github.Client
	org    string
}

// report prints the classrooms, their assignments and who teaches.
func (c course) report(ctx context.Context, team int64) error {
	rooms, _, err := c.client.Classroom.ListClassrooms(ctx, nil)
	if err != nil {
		return fmt.Errorf("list classrooms: %w", err)
	}
	for _, room := range rooms {
		fmt.Println(room.GetName())
		tasks, _, err := c.client.Classroom.ListClassroomAssignments(ctx, room.GetID(), nil)
		if err != nil {
			return fmt.Errorf("list assignments of %s: %w", room.GetName(), err)
		}
		for _, task := range tasks {
			fmt.Println("  ", task.GetTitle())
		}
	}
	teachers, err := c.members(ctx, team)
	if err != nil {
		return fmt.Errorf("list teachers: %w", err)
	}
	helpers, _, err := c.client.Teams.ListTeamMembersBySlug(ctx, c.org, "helpers", nil)
	if err != nil {
		return fmt.Errorf("list helpers: %w", err)
	}
	for _, user := range append(teachers, helpers...) {
		fmt.Println(user.GetLogin())
	}
	return nil
}

// members lists a team by its number.
func (c course) members(ctx context.Context, team int64) ([]*github.User, error) {
	req, err := c.client.NewRequest("GET", fmt.Sprintf("teams/%d/members", team), nil)
	if err != nil {
		return nil, err
	}
	var users []*github.User
	_, err = c.client.Do(ctx, req, &users)
	return users, err
}
