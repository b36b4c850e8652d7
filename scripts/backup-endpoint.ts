import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer as the AWS SDK sent it. */
export interface RecordedAnswer {
  readonly method: string;
  readonly path: string;
  readonly body: { readonly ValidationStatus: string; readonly ValidationStatusMessage: string };
}

/** The part of AWS Backup that a validator talks to, which no emulator has. */
export interface BackupEndpoint {
  readonly url: string;
  readonly answers: readonly RecordedAnswer[];
  close(): Promise<void>;
}

/**
 * Takes one answer for each restore job, and refuses a second one. Forms are those of the API model: a job is described at
 * `GET /restore-jobs/{id}` and answered at `PUT /restore-jobs/{id}/validations` with 204.
 */
export async function backupEndpoint(): Promise<BackupEndpoint> {
  const answers: RecordedAnswer[] = [];
  const server = createServer((request, response) => {
    serve(request, response, answers).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, answers: RecordedAnswer[]): Promise<void> {
  const { method = '', url: path = '' } = request;
  const text: Buffer[] = [];
  for await (const chunk of request) text.push(chunk as Buffer);
  const [, job, validations] = /^\/restore-jobs\/([^/]+)(\/validations)?$/.exec(path) ?? [];
  const earlier = answers.find(answer => answer.path === `/restore-jobs/${job}/validations`);
  if (method === 'GET' && job && !validations) {
    respond(response, 200, { RestoreJobId: job, Status: 'COMPLETED', ValidationStatus: earlier?.body.ValidationStatus ?? 'VALIDATING' });
  } else if (method === 'PUT' && validations && !earlier) {
    answers.push({ method, path, body: JSON.parse(Buffer.concat(text).toString()) as RecordedAnswer['body'] });
    response.writeHead(204).end();
  } else {
    respond(response, 400, { Code: 'ERROR', Message: `${method} ${path} must be the first answer for a restore job`, Type: 'Client' }, 'InvalidRequestException');
  }
}

function respond(response: ServerResponse, status: number, body: object, error?: string): void {
  response.writeHead(status, { 'content-type': 'application/json', ...error ? { 'x-amzn-errortype': error } : {} }).end(JSON.stringify(body));
}
