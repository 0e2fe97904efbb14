import { connect } from 'node:net';

/**
 * Sends bytes to a host as they are, which no HTTP client would, and reads until it hangs up or says no more.
 * @param quietMs how long to wait for more after the last byte
 */
export function sendRaw(origin: string, parts: readonly string[], quietMs = 300): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    let quiet: ReturnType<typeof setTimeout>;
    const done = (): void => {
      clearTimeout(quiet);
      socket.destroy();
      resolve(answer);
    };
    const wait = (): void => {
      clearTimeout(quiet);
      quiet = setTimeout(done, quietMs);
    };
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answer += text;
      wait();
    });
    socket.on('error', done);
    socket.on('close', done);
    socket.on('connect', () => {
      for (const part of parts) socket.write(part);
      wait();
    });
  });
}

/** The status of every answer that came back, in order. */
export function statusesOf(answers: string): number[] {
  return [...answers.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}
