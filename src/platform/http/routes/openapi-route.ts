import type { OpenAPIObject } from '@nestjs/swagger';
import { type ProblemCode, problemTable } from '../../../domain/problem-table.js';
import { expectedOf, type SearchFields } from '../../search/search-field.js';
import type { Components } from '../schemas/components.js';
import { fileKinds } from '../schemas/files.js';
import { type AnswerHeader, headersNamed } from '../schemas/headers.js';
import type { Route } from './route-register.js';

type PathItem = NonNullable<OpenAPIObject['paths'][string]>;
type Operation = NonNullable<PathItem['get']>;
type Responses = Operation['responses'];
type Content = Record<string, object>;

const forSignedIn: readonly ProblemCode[] = ['NOT_AUTHENTICATED', 'TOKEN_INVALID', 'PERSON_UNKNOWN'];
const forKeyed: readonly ProblemCode[] = ['IDEMPOTENCY_KEY_INVALID', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_FLIGHT'];

/** Every refusal a caller of this route must be ready for. */
function problemsOf(route: Route, readsInput: boolean): ProblemCode[] {
  const ofAccess: readonly ProblemCode[] = route.access === 'public' ? [] : forSignedIn;
  const ofRole: readonly ProblemCode[] = Array.isArray(route.access) ? ['ROLE_MISSING'] : [];
  const ofKey = route.idempotent ? forKeyed : [];
  const ofVersion: readonly ProblemCode[] = needsVersion(route) ? ['PRECONDITION_REQUIRED'] : [];
  const ofInput: readonly ProblemCode[] = readsInput ? ['BODY_INVALID'] : [];
  const own = route.description?.problems ?? [];
  return [...new Set([...own, ...ofAccess, ...ofRole, ...ofKey, ...ofVersion, ...ofInput])];
}

const needsVersion = (route: Route): boolean => route.description?.problems?.includes('VERSION_STALE') ?? false;

/** Whether it reads a body or a query, which a schema may refuse. */
const readsInput = (operation: Operation): boolean =>
  operation.requestBody !== undefined ||
  (operation.parameters ?? []).some((parameter) => 'in' in parameter && parameter.in === 'query');

/** Writes what `@Describe` and `@Roles` say into the operations the framework has found. */
export class RouteWriter {
  /** Those that are named in the document. */
  readonly responses: Record<string, object> = { AnyOther: anyOther };

  constructor(
    private readonly document: OpenAPIObject,
    private readonly components: Components,
  ) {}

  describe(route: Route): void {
    const operation = this.operationOf(route);
    if (!operation || !route.description) return;
    const { id, summary, description, example, searches } = route.description;
    Object.assign(operation, {
      operationId: id ?? route.name.replace(/Controller\./, '.'),
      summary,
      description: [description, searches && searchable(searches), whoMay(route)].filter(Boolean).join('\n\n'),
      'x-roles': route.access === 'public' || route.access === 'signed-in' ? [route.access] : route.access,
      ...(route.access === 'public' ? {} : { security: [{ bearer: [] }] }),
    });
    addHeaders(operation, route);
    describeParameters(operation);
    addExample(operation, example);
    this.addAnswer(operation.responses, route);
    this.addProblems(operation.responses, problemsOf(route, readsInput(operation)).toSorted());
  }

  private addProblems(responses: Responses, codes: readonly ProblemCode[]): void {
    const statuses = [...new Set(codes.map((code) => problemTable[code].status))].sort((one, other) => one - other);
    for (const status of statuses) {
      const here = codes.filter((code) => problemTable[code].status === status);
      const answered = responses[String(status)];
      const name = here.join('.');
      if (answered && 'content' in answered)
        Object.assign(responses, { [status]: refusal(here, answered.content ?? {}) });
      else {
        this.responses[name] ??= refusal(here, {});
        responses[String(status)] = { $ref: `#/components/responses/${name}` };
      }
    }
    responses['default'] = { $ref: '#/components/responses/AnyOther' };
  }

  private operationOf(route: Route): Operation | undefined {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    const item = this.document.paths[path] ?? this.document.paths[`/api/v1${path}`];
    const verb = route.method.toLowerCase();
    return Object.entries(item ?? {}).find(([name]) => name === verb)?.[1] as Operation | undefined;
  }

  private addAnswer(responses: Responses, { description, idempotent }: Route): void {
    const { returns, files = [], alsoWith } = description ?? {};
    const status = Object.keys(responses).find((name) => name.startsWith('2')) ?? '200';
    const content: Content = {};
    if (returns) content['application/json'] = { schema: this.components.of(returns, 'output') };
    for (const kind of files) {
      const { media, name, schema } = fileKinds[kind];
      this.components.schemas[name] = schema;
      content[media] = { schema: { $ref: `#/components/schemas/${name}` } };
    }
    const isVersioned = returns !== undefined && 'shape' in returns && 'version' in Object(returns.shape);
    const headers: AnswerHeader[] = [
      'X-Request-Id',
      ...(isVersioned ? (['ETag'] as const) : []),
      ...(idempotent ? (['Idempotency-Replayed'] as const) : []),
      ...(files.includes('pdf') ? (['Content-Disposition'] as const) : []),
    ];
    for (const one of [status, ...(alsoWith === undefined ? [] : [alsoWith])])
      Object.assign(responses, { [one]: { description: 'Виконано.', headers: headersNamed(headers), content } });
    if (status === '204') responses[status] = { description: 'Виконано.', headers: headersNamed(headers) };
  }
}

function whoMay({ access }: Route): string {
  if (access === 'public') return 'Без входу.';
  if (access === 'signed-in') return 'Для кожного, хто увійшов.';
  return `Ролі: ${(access ?? []).join(', ')}.`;
}

/** What `filter` and `sort` may name. */
const searchable = (fields: SearchFields): string =>
  [
    'Поля для filter і sort:',
    ...Object.entries(fields).map(
      ([name, field]) => `- \`${name}\`: ${expectedOf(field)}${field.nullable ? ', може бути порожнім' : ''}`,
    ),
  ].join('\n');

function addHeaders(operation: Operation, route: Route): void {
  const header = (name: string, required: boolean, description: string) => ({
    name,
    in: 'header' as const,
    required,
    description,
    schema: { type: 'string' as const },
  });
  const headers = [
    ...(route.idempotent
      ? [header('Idempotency-Key', false, 'Ключ, за яким повторний запит не створить другого.')]
      : []),
    ...(needsVersion(route)
      ? [header('If-Match', true, 'ETag запису, який ви прочитали й змінюєте, наприклад "3".')]
      : []),
  ];
  if (headers.length > 0) operation.parameters = [...(operation.parameters ?? []), ...headers];
}

/** A parameter is described where its reader looks: beside its name, not inside its schema. */
function describeParameters(operation: Operation): void {
  for (const parameter of operation.parameters ?? []) {
    if (!('schema' in parameter) || !parameter.schema || !('description' in parameter.schema)) continue;
    parameter.description ??= parameter.schema.description;
    delete parameter.schema.description;
  }
}

function addExample(operation: Operation, example: unknown): void {
  const body = operation.requestBody;
  if (example === undefined || !body || !('content' in body)) return;
  for (const media of Object.values(body.content)) media.example = example;
}

/** What was refused under each status: the same refusals of other routes are the same response. */
function refusal(codes: readonly ProblemCode[], also: Content): object {
  const isForLater = codes.some((code) => [429, 503].includes(problemTable[code].status));
  const schema = { $ref: '#/components/schemas/Problem' };
  const examples = Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]));
  return {
    description: codes.map((code) => `${code}: ${problemTable[code].title}`).join(' '),
    headers: headersNamed(['X-Request-Id', ...(isForLater ? (['Retry-After'] as const) : [])]),
    content: { ...also, 'application/problem+json': { schema, examples } },
  };
}

/** A refusal that any route may give when the service, the network or the request itself is out of order. */
const anyOther = {
  description: 'Інша відмова: тіло запиту не прочитати, служба чи база недоступна, збій.',
  headers: headersNamed(['X-Request-Id', 'Retry-After']),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Each refusal as it is sent, for all routes that may refuse so. */
export const problemExamples = Object.fromEntries(
  Object.entries(problemTable).map(([code, { status, title, advice }]) => [
    code,
    { value: { type: `urn:pryimalnia:problem:${code}`, title, status, detail: title, code, advice, traceId: '…' } },
  ]),
);
