package pimserver

import (
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// Error is an error with an answer. A method of [StrictServerInterface] returns
// one, possibly wrapped, where it is handier than a generated response type.
type Error struct {
	Status     int    // 400 to 599
	Code       string // error.code; the name of the status where empty
	Message    string // error.message, shown to the caller
	RetryAfter string // header Retry-After where not empty
}

// Error returns the code and the message.
func (e *Error) Error() string { return e.Code + ": " + e.Message }

// Write answers with the error in Microsoft Graph's envelope.
func (e *Error) Write(w http.ResponseWriter) {
	status, code := e.Status, e.Code
	if status < 400 || status > 599 {
		status = http.StatusInternalServerError
	}
	if code == "" {
		code = statusCode(status)
	}
	body, err := json.Marshal(pim.OdataError{Error: pim.MainError{Code: code, Message: e.Message}})
	if err != nil { // two strings always encode
		body = nil
	}
	w.Header().Set("Content-Type", "application/json")
	if e.RetryAfter != "" {
		w.Header().Set("Retry-After", e.RetryAfter)
	}
	w.WriteHeader(status)
	_, _ = w.Write(body) // the caller went away
}

// WriteError answers with a status and an error in Microsoft Graph's envelope.
func WriteError(w http.ResponseWriter, status int, code, message string) {
	(&Error{Status: status, Code: code, Message: message}).Write(w)
}

// statusCode names a status as error.code does, "Not Found" being "NotFound".
// The reference pages list no codes for failures of this kind.
func statusCode(status int) string {
	return strings.ReplaceAll(http.StatusText(status), " ", "")
}

// writeBindingError answers a request whose parameters cannot be read.
func writeBindingError(w http.ResponseWriter, _ *http.Request, err error) {
	message := "The request is not valid."
	var (
		format   *InvalidParamFormatError
		required *RequiredParamError
	)
	switch {
	case errors.As(err, &format):
		message = "The value of the parameter " + format.ParamName + " is not valid."
	case errors.As(err, &required):
		message = "The parameter " + required.ParamName + " is required."
	}
	WriteError(w, http.StatusBadRequest, "", message)
}

// writeBodyError answers a request whose body cannot be read.
func writeBodyError(w http.ResponseWriter, _ *http.Request, err error) {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		WriteError(w, http.StatusRequestEntityTooLarge, "", "The request body is too large.")
		return
	}
	WriteError(w, http.StatusBadRequest, "", bodyUnread)
}

// writeHandlerError answers a request whose handler failed. What failed is
// logged; the caller learns of it only through an [Error].
func writeHandlerError(w http.ResponseWriter, r *http.Request, err error) {
	if answer := (*Error)(nil); errors.As(err, &answer) {
		answer.Write(w)
		return
	}
	slog.ErrorContext(r.Context(), "request failed", "method", r.Method, "path", r.URL.Path, "error", err)
	WriteError(w, http.StatusInternalServerError, "", "An internal error occurred.")
}
