import type { OpenAPIObject } from '@nestjs/swagger';
import type { Route } from '../../../src/platform/http/routes/route-register.js';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);

const ukrainian = /[а-яіїєґ]/iu;

/** What a client's author would miss: one line for each route and each thing it does not say. */
export function undescribed(document: OpenAPIObject, routes: readonly Route[]): string[] {
  return routes.flatMap((route) => faultsOf(document, route).map((fault) => `${route.method} ${route.path}: ${fault}`));
}

function faultsOf(document: OpenAPIObject, route: Route): string[] {
  const path = route.path.replace(/:(\w+)/g, '{$1}');
  const item = document.paths[path] ?? document.paths[`/api/v1${path}`];
  const operation = at(item, route.method.toLowerCase());
  if (!isObject(operation)) return ['is not in the document'];
  const faults: string[] = [];
  if (!ukrainian.test(String(operation['summary']))) faults.push('has no Ukrainian summary');
  if (!Array.isArray(operation['x-roles'])) faults.push('does not say who may call it');
  if (operation['requestBody'] && bodyExample(operation) === undefined) faults.push('has no example of a body');
  if (route.access !== 'public' && at(operation, 'responses', '401') === undefined)
    faults.push('does not name its refusals');
  return faults;
}

const bodyExample = (operation: Json): unknown =>
  at(operation, 'requestBody', 'content', 'application/json', 'example');
