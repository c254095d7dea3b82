#!/usr/bin/env python3
"""`synoptic fetch` against a small server on 127.0.0.1: what is fetched, what is refused, what is kept.

    fetch_test.py PROGRAM
"""
import gzip, http.server, json, os, pathlib, subprocess, sys, tempfile, threading, time

PROGRAM = sys.argv[1]
PAGE = b"<html><head><title>Ferry sails</title></head><body><article><h1>Ferry sails</h1><p>The ferry Anna sailed from Osmark on Monday, its owner said.</p></article></body></html>"
ROBOTS = b"User-agent: *\nDisallow: /private\n"
seen = []  # (path, user agent)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def answer(self, body=b"", status=200, kind="text/html; charset=utf-8", **more):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        seen.append((self.path, self.headers["User-Agent"]))
        path = self.path.split("?")[0]
        try:
            if path == "/robots.txt":
                self.server.robots(self)
            elif path == "/page":
                self.answer(PAGE)
            elif path == "/packed":
                self.answer(gzip.compress(PAGE), Content_Encoding="gzip")
            elif path == "/chunked":
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                for at in range(0, len(PAGE), 50):
                    piece = PAGE[at:at + 50]
                    self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
                self.wfile.write(b"0\r\n\r\n")
            elif path == "/moved":
                self.answer(status=302, Location="/page")
            elif path == "/loop":
                self.answer(status=302, Location="/loop")
            elif path == "/away":
                self.answer(status=302, Location="/private/page")
            elif path == "/file":
                self.answer(status=302, Location="file:///etc/hostname")
            elif path == "/huge":
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.send_header("Connection", "close")
                self.end_headers()
                for _ in range(64):
                    self.wfile.write(b"x" * (1 << 20))
                self.close_connection = True
            elif path == "/slow":
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", "1000")
                self.end_headers()
                for _ in range(100):
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.2)
            elif path == "/heads":
                self.send_response(200)
                for i in range(100000):
                    self.send_header("X-%d" % i, "y" * 100)
                self.end_headers()
            else:
                self.answer(b"gone", status=404)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    robots = staticmethod(lambda handler: handler.answer(ROBOTS, kind="text/plain"))


def serve():
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}"


def run(*args, timeout=60):
    environment = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    p = subprocess.run([PROGRAM, *args], capture_output=True, timeout=timeout, env=environment)
    return p.returncode, p.stdout, p.stderr.decode()


def fetch(*args, folder):
    target = pathlib.Path(folder, "f.warc.gz")
    code, _, err = run("fetch", *args, "--delay", "0", "-o", str(target))
    return code, err, target


def records(target):
    code, out, err = run("extract", str(target))
    return [json.loads(line) for line in out.splitlines()], err


def test_pages_are_kept_as_they_came(base, folder):
    code, err, target = fetch(base + "/page#part", base + "/packed", base + "/chunked", base + "/moved", folder=folder)
    assert code == 0, err
    reports, err = records(target)
    assert [r["url"] for r in reports] == [base + p for p in ("/page", "/packed", "/chunked", "/page")], err
    assert all("The ferry Anna sailed" in r["text"] and r["fetched"] and r["published"]["value"] is None for r in reports)
    raw = gzip.decompress(target.read_bytes())
    assert raw.startswith(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n") and raw.count(b"GET /moved HTTP/1.1\r\n") == 1
    assert gzip.compress(PAGE)[20:] in raw and b"\r\n32\r\n" in raw  # coded and chunked as sent
    assert "1 HTTP status 302" in err and "1 robots.txt" in err and "1 warcinfo record" in err, err
    assert {agent for _, agent in seen} == {"synoptic/0.1.0"}
    assert [p for p, _ in seen].count("/robots.txt") == 1


def test_a_file_is_added_to(base, folder):
    fetch(base + "/page", folder=folder)
    _, _, target = fetch(base + "/packed", folder=folder)
    assert [r["url"] for r in records(target)[0]] == [base + "/page", base + "/packed"]


def test_what_robots_forbid_is_not_fetched(base, folder):
    code, err, target = fetch(base + "/private/page", base + "/away", base + "/page", folder=folder)
    assert code == 1 and err.count("robots.txt does not allow") == 2, err
    assert not [p for p, _ in seen if p.startswith("/private")]
    assert len(records(target)[0]) == 1


def test_a_server_without_rules_and_one_that_fails(base, folder, server):
    server.robots = lambda handler: handler.answer(b"no", status=404)
    assert fetch(base + "/page", folder=folder)[0] == 0
    server.robots = lambda handler: handler.answer(b"no", status=503)
    code, err, _ = fetch(base + "/page", folder=folder)
    assert code == 1 and "robots.txt" in err, err
    server.robots = lambda handler: handler.answer(status=301, Location="/robots.txt")
    assert fetch(base + "/page", folder=folder)[0] == 1


def test_limits(base, folder):
    started = time.time()
    code, err, target = fetch(base + "/loop", base + "/file", base + "/heads", base + "/none", base + "/huge", base + "/page", "--max-size", "2", folder=folder)
    assert code == 1
    for message in ("more than 5 redirects", "expected an address that begins with http", "HTTP status 404", "/huge: more than 2097152 bytes"):
        assert message in err, err
    assert err.count("synoptic: ") == 6 and target.stat().st_size < (4 << 20), err
    reports, err = records(target)
    assert [r["complete"] for r in reports if r.get("url", "").endswith("/page")] == [True]
    code, err, _ = fetch(base + "/slow", "--max-time", "1", folder=folder)
    assert code == 1 and "no whole answer in 1 seconds" in err
    assert time.time() - started < 40


def test_what_is_no_address(base, folder):
    for url in ("file:///etc/hostname", "ftp://127.0.0.1/x", "nonsense", "http://", "http://user:secret@127.0.0.1/", "http://127.0.0.1:1/"):
        code, err, _ = fetch(url, folder=folder)
        assert code == 1 and err, url
    assert run("fetch")[0] == 2
    assert run("fetch", base + "/page", "-o", str(pathlib.Path(folder, "no/such/x.warc.gz")))[0] == 1


def test_a_pause_between_requests(base, folder):
    started = time.time()
    code, _, err = run("fetch", base + "/page", base + "/packed", "--delay", "0.5", "-o", str(pathlib.Path(folder, "p.warc.gz")))
    assert code == 0 and time.time() - started >= 1, err  # three requests with the one for robots.txt


for name, test in list(globals().items()):
    if name.startswith("test_"):
        server, base = serve()
        seen.clear()
        with tempfile.TemporaryDirectory() as folder:
            arguments = {"base": base, "folder": folder, "server": server}
            test(**{k: arguments[k] for k in test.__code__.co_varnames[:test.__code__.co_argcount]})
        server.shutdown()
        print("ok", name)
