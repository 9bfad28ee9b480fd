// Package manifest checks deploy/bridge: the manifest against the types of Kubernetes, and
// the command in it against pimd. It is a module of its own, for the types.
package manifest

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	policyv1 "k8s.io/api/policy/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/yaml"

	"github.com/pimigrate/pimigrate/internal/pimdproc"
)

const file = "../../../deploy/bridge/kubernetes.yaml"

// objects reads the manifest. Fields that the types do not have, and ones given twice, are
// errors.
func objects(t *testing.T) (d appsv1.Deployment, s corev1.Service, b policyv1.PodDisruptionBudget, n networkingv1.NetworkPolicy) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	into := map[string]any{"Deployment": &d, "Service": &s, "PodDisruptionBudget": &b, "NetworkPolicy": &n}
	for _, document := range bytes.Split(data, []byte("\n---\n")) {
		var kind metav1.TypeMeta
		if err := yaml.Unmarshal(document, &kind); err != nil {
			t.Fatal(err)
		}
		object := into[kind.Kind]
		if object == nil {
			t.Fatalf("unexpected kind %q", kind.Kind)
		}
		if err := yaml.UnmarshalStrict(document, object); err != nil {
			t.Errorf("%s: %v", kind.Kind, err)
		}
		delete(into, kind.Kind)
	}
	if len(into) > 0 {
		t.Errorf("missing: %v", into)
	}
	return d, s, b, n
}

func TestManifest(t *testing.T) {
	d, s, b, n := objects(t)
	labels := d.Spec.Template.Labels
	for name, selector := range map[string]map[string]string{
		"deployment": d.Spec.Selector.MatchLabels, "service": s.Spec.Selector, "budget": b.Spec.Selector.MatchLabels, "policy": n.Spec.PodSelector.MatchLabels,
	} {
		for k, v := range selector {
			if labels[k] != v {
				t.Errorf("%s selects %s=%s, which the pods do not have", name, k, v)
			}
		}
	}
	if len(d.Spec.Template.Spec.Containers) != 1 {
		t.Fatal("one container is expected")
	}
	c := d.Spec.Template.Spec.Containers[0]
	ports := map[string]int32{}
	for _, p := range c.Ports {
		ports[p.Name] = p.ContainerPort
	}
	for _, p := range []string{s.Spec.Ports[0].TargetPort.String(), c.ReadinessProbe.HTTPGet.Port.String(), c.LivenessProbe.HTTPGet.Port.String()} {
		if ports[p] == 0 {
			t.Errorf("the container has no port %s", p)
		}
	}
	if got := n.Spec.Ingress[0].Ports[0].Port.IntVal; got != ports["https"] {
		t.Errorf("the policy lets callers reach port %d", got)
	}
	if *d.Spec.Replicas < 2 || !*c.SecurityContext.ReadOnlyRootFilesystem || !*d.Spec.Template.Spec.SecurityContext.RunAsNonRoot {
		t.Error("two replicas and a read-only root file system without root are expected")
	}
	grace := time.Duration(*d.Spec.Template.Spec.TerminationGracePeriodSeconds) * time.Second
	if took := duration(t, c.Args, "-delay=") + duration(t, c.Args, "-drain="); took >= grace {
		t.Errorf("stopping takes up to %s, and the pod is killed after %s", took, grace)
	}
	delay := duration(t, c.Args, "-delay=")
	if probed := time.Duration(c.ReadinessProbe.PeriodSeconds) * time.Second * 3; delay < probed {
		t.Errorf("the bridge stops listening after %s, and three probes take %s", delay, probed)
	}
}

func duration(t *testing.T, args []string, flag string) time.Duration {
	t.Helper()
	for _, a := range args {
		if text, ok := strings.CutPrefix(a, flag); ok {
			d, err := time.ParseDuration(text)
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
	}
	t.Fatalf("no %s in %q", flag, args)
	return 0
}

// TestCommand runs the command of the manifest, with another port and certificate, as the
// probes do, and stops it as the kubelet does.
func TestCommand(t *testing.T) {
	d, _, _, _ := objects(t)
	c, dir := d.Spec.Template.Spec.Containers[0], t.TempDir()
	pimd, err := pimdproc.Build(t.Context(), "../../..", "./cmd/pimd", dir)
	if err != nil {
		t.Fatal(err)
	}
	certificate(t, dir)
	args := make([]string, len(c.Args))
	for i, a := range c.Args {
		a = strings.Replace(a, "0.0.0.0:8443", "127.0.0.1:0", 1)
		a = strings.Replace(a, "-delay=10s", "-delay=0s", 1)
		args[i] = strings.Replace(a, c.VolumeMounts[0].MountPath, dir, 1)
	}
	p, err := pimdproc.Start(t.Context(), pimd, append(args, "-admin=off")...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Kill)
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}} // as the kubelet does
	for _, probe := range []*corev1.Probe{c.ReadinessProbe, c.LivenessProbe} {
		rsp, err := client.Get(strings.ToLower(string(probe.HTTPGet.Scheme)) + "://" + p.Addr + probe.HTTPGet.Path)
		if err != nil {
			t.Fatal(err)
		}
		rsp.Body.Close()
		if rsp.StatusCode != 200 {
			t.Errorf("%s: %s", probe.HTTPGet.Path, rsp.Status)
		}
	}
	if err := p.Stop(); err != nil {
		t.Error(err)
	}
}

// certificate writes the test certificate of net/http/httptest as the secret has it.
func certificate(t *testing.T, dir string) {
	t.Helper()
	srv := httptest.NewTLSServer(nil)
	defer srv.Close()
	pair := srv.TLS.Certificates[0]
	key, err := x509.MarshalPKCS8PrivateKey(pair.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	for name, block := range map[string]*pem.Block{
		"tls.crt": {Type: "CERTIFICATE", Bytes: pair.Certificate[0]}, "tls.key": {Type: "PRIVATE KEY", Bytes: key},
	} {
		if err := os.WriteFile(filepath.Join(dir, name), pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
