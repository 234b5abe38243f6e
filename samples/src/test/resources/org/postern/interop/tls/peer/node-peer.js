// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

// One process for all scenarios. Each line of standard input is a request in JSON, each line of standard output an
// answer with the request's id. A server sends one more line, with its id, for each connection that ended.
'use strict';
const crypto = require('crypto');
const fs = require('fs');
const readline = require('readline');
const tls = require('tls');

const servers = new Map();
const sessions = new Map();

const say = (line) => process.stdout.write(JSON.stringify(line) + '\n');

const settings = (request) => ({
  minVersion: request.version,
  maxVersion: request.version,
  ecdhCurve: request.group,
  ca: fs.readFileSync(request.ca),
  cert: request.cert && fs.readFileSync(request.cert),
  key: request.key && fs.readFileSync(request.key),
});

function view(socket) {
  const peer = socket.getPeerCertificate();
  return {
    version: socket.getProtocol(),
    group: (socket.getEphemeralKeyInfo() || {}).name,
    resumed: socket.isSessionReused(),
    peer: peer && peer.subject && peer.subject.CN,
    authorized: socket.authorized,
  };
}

function serve(request) {
  const options = {
    ...settings(request),
    requestCert: request.clientAuth,
    rejectUnauthorized: request.clientAuth,
    sessionIdContext: 'interop',
  };
  const server = tls.createServer(options, (socket) => {
    const seen = view(socket);
    socket.on('data', (data) => socket.write(data));
    socket.on('error', (error) => say({ id: request.id, event: 'failed', error: String(error) }));
    socket.on('close', () => say({ id: request.id, event: 'closed', view: seen }));
  });
  server.on('tlsClientError', (error) => say({ id: request.id, event: 'failed', error: String(error) }));
  server.listen(0, '127.0.0.1', () => say({ id: request.id, port: server.address().port }));
  servers.set(request.id, server);
}

function connect(request) {
  const payload = crypto.randomBytes(request.length);
  const back = [];
  let seen;
  const socket = tls.connect({
    ...settings(request),
    host: '127.0.0.1',
    port: request.port,
    servername: request.host,
    session: request.resume ? sessions.get(request.slot) : undefined,
  }, () => {
    seen = view(socket);
    for (let from = 0; from < payload.length;) {
      const to = from + 1 + Math.floor(Math.random() * 40000);
      socket.write(payload.subarray(from, to));
      from = to;
    }
  });
  socket.on('session', (session) => sessions.set(request.slot, session));
  socket.on('data', (data) => back.push(data));
  socket.on('error', (error) => say({ id: request.id, error: String(error) }));
  socket.on('close', () => say({ id: request.id, view: seen, same: Buffer.concat(back).equals(payload) }));
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line);
  if (request.command === 'serve') {
    serve(request);
  } else if (request.command === 'connect') {
    connect(request);
  } else {
    servers.get(request.id).close();
    servers.delete(request.id);
  }
}).on('close', () => process.exit(0));
