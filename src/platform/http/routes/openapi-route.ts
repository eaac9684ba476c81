import type { OpenAPIObject } from '@nestjs/swagger';
import { type ProblemCode, problemTable } from '../../../domain/problem-table.js';
import { problemType } from '../problems/problem-body.js';
import type { Route } from './route-register.js';

type PathItem = NonNullable<OpenAPIObject['paths'][string]>;
type Operation = NonNullable<PathItem['get']>;
type Responses = Operation['responses'];

const forSignedIn: readonly ProblemCode[] = ['NOT_AUTHENTICATED', 'TOKEN_INVALID', 'PERSON_UNKNOWN'];
const forKeyed: readonly ProblemCode[] = ['IDEMPOTENCY_KEY_INVALID', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_FLIGHT'];

/** Every refusal a caller of this route must be ready for. */
export function problemsOf(route: Route, readsInput: boolean): ProblemCode[] {
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

/** Writes what `@Describe` and `@Roles` say into the operation the framework has found. */
export function describeRoute(document: OpenAPIObject, route: Route): void {
  const operation = operationOf(document, route);
  if (!operation || !route.description) return;
  const { summary, description, example, answer } = route.description;
  Object.assign(operation, {
    operationId: route.name.replace(/Controller\./, '.'),
    summary,
    description: [description, whoMay(route)].filter(Boolean).join('\n\n'),
    'x-roles': route.access === 'public' || route.access === 'signed-in' ? [route.access] : route.access,
    ...(route.access === 'public' ? {} : { security: [{ bearer: [] }] }),
  });
  addHeaders(operation, route);
  addExample(operation, example);
  addAnswer(operation.responses, answer);
  addProblems(operation.responses, problemsOf(route, readsInput(operation)));
}

function operationOf(document: OpenAPIObject, route: Route): Operation | undefined {
  const path = route.path.replace(/:(\w+)/g, '{$1}');
  const item = document.paths[path] ?? document.paths[`/api/v1${path}`];
  const verb = route.method.toLowerCase();
  return Object.entries(item ?? {}).find(([name]) => name === verb)?.[1] as Operation | undefined;
}

function whoMay({ access }: Route): string {
  if (access === 'public') return 'Без входу.';
  if (access === 'signed-in') return 'Для кожного, хто увійшов.';
  return `Ролі: ${(access ?? []).join(', ')}.`;
}

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

function addExample(operation: Operation, example: unknown): void {
  const body = operation.requestBody;
  if (example === undefined || !body || !('content' in body)) return;
  for (const media of Object.values(body.content)) media.example = example;
}

function addAnswer(responses: Responses, answer: unknown): void {
  if (answer === undefined) return;
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  if (!success || '$ref' in success) return;
  success.description ||= 'Виконано.';
  success.content ??= { 'application/json': { schema: { type: 'object' } } };
  for (const media of Object.values(success.content)) media.example = answer;
}

function addProblems(responses: Responses, codes: readonly ProblemCode[]): void {
  const statuses = [...new Set(codes.map((code) => problemTable[code].status))].sort((a, b) => a - b);
  for (const status of statuses) {
    const here = codes.filter((code) => problemTable[code].status === status);
    responses[String(status)] = {
      description: here.map((code) => `${code}: ${problemTable[code].title}`).join(' '),
      content: { 'application/problem+json': { schema: { type: 'object' }, examples: examplesOf(here) } },
    };
  }
}

function examplesOf(codes: readonly ProblemCode[]) {
  return Object.fromEntries(
    codes.map((code) => {
      const { status, title, advice } = problemTable[code];
      return [code, { value: { type: problemType(code), title, status, detail: title, code, advice, traceId: '…' } }];
    }),
  );
}
