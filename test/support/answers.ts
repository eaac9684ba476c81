import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { at, type Json, DocumentSchemas, isObject, readDocument, resolved } from './document.js';

let document: Json | undefined;
let schemas: DocumentSchemas | undefined;
const faults = new Set<string>();

/** What answers have said since the last look that the document does not. */
export function takeFaults(): string[] {
  const found = [...faults];
  faults.clear();
  return found;
}

/** Holds every answer of a service under test to the document: a test during which one differs fails. */
export function watchAnswers(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onSend', (request, reply, payload, done) => {
    const path = request.routeOptions.url?.replace(/:(\w+)/g, '{$1}');
    if (path !== undefined) {
      const media = String(reply.getHeader('content-type') ?? '').split(';')[0] ?? '';
      const answer = { status: String(reply.statusCode), media, payload };
      for (const fault of faultsOf(path, request.method.toLowerCase(), answer))
        faults.add(`${request.method} ${path} ${answer.status}: ${fault}`);
    }
    done(null, payload);
  });
}

interface Answer {
  readonly status: string;
  readonly media: string;
  readonly payload: unknown;
}

function faultsOf(path: string, method: string, { status, media, payload }: Answer): string[] {
  document ??= readDocument();
  schemas ??= new DocumentSchemas(document);
  const responses = at(document, 'paths', path, method, 'responses');
  // Routes that only a test has.
  if (!isObject(responses)) return [];
  const isRefusal = media === 'application/problem+json';
  const response = resolved(document, responses[status] ?? (isRefusal ? responses['default'] : undefined));
  if (!isObject(response)) return ['a status that the document does not name'];
  const content = response['content'];
  if (!isObject(content)) return payload ? ['a body where the document has none'] : [];
  const described = content[media];
  if (!isObject(described)) return [`a media type that the document does not name: "${media}"`];
  if (!/json/.test(media) || typeof payload !== 'string' || media.includes('sarif')) return [];
  return schemas.faultsOf(described['schema'], JSON.parse(payload));
}
