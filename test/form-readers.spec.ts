import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { receiveForms } from '../src/receptions/visit/receive-forms.js';
import { processesDirectory } from '../src/platform/installation.js';
import { Forms } from '../src/workflow/index.js';
import type { FormComponent } from '../src/workflow/tasks/form-schema.js';

const rooms = ['appeals', 'receptions'].map((room) => join(processesDirectory, '..', 'src', room));
const files = rooms
  .flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)))
  .filter((file) => file.endsWith('.ts'));
const sources = files.map((file) => {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
});

/** Every function and method of the rooms by its name, and what each form is answered by. */
const bodies = new Map<string, ts.Node[]>();
const handlers = new Map<string, ts.Node>();
const visitEach = (node: ts.Node, see: (inner: ts.Node) => void): void => {
  see(node);
  ts.forEachChild(node, (child) => visitEach(child, see));
};
const isAnswersAdd = (call: ts.CallExpression): boolean => /(?:^|\.)answers\.add$/.test(call.expression.getText());

for (const source of sources) {
  visitEach(source, (node) => {
    const isNamed = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node);
    if (isNamed && node.name) bodies.set(node.name.getText(), [...(bodies.get(node.name.getText()) ?? []), node]);
    if (!ts.isCallExpression(node) || !isAnswersAdd(node)) return;
    const [form, handler] = node.arguments;
    if (form === undefined || handler === undefined) return;
    const keys = ts.isStringLiteral(form) ? [form.text] : Object.values(receiveForms);
    for (const key of keys) handlers.set(key, handler);
  });
}

/** The words that a handler, and whatever it calls, hands to the reader of an answer. */
function wordsRead(handler: ts.Node): ReadonlySet<string> {
  const words = new Set<string>();
  const seen = new Set<ts.Node>();
  const follow = (body: ts.Node): void => {
    if (seen.has(body)) return;
    seen.add(body);
    visitEach(body, (node) => {
      if (!ts.isCallExpression(node)) return;
      for (const argument of node.arguments) if (ts.isStringLiteral(argument)) words.add(argument.text);
      const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
      if (ts.isIdentifier(callee)) for (const next of bodies.get(callee.text) ?? []) follow(next);
    });
  };
  follow(handler);
  return words;
}

const keysOf = (components: readonly FormComponent[]): string[] =>
  components.flatMap((component) => {
    if (component.type === 'dynamiclist') return [component.path, ...keysOf(component.components)];
    if (component.type === 'group') return keysOf(component.components);
    return 'key' in component && typeof component.key === 'string' ? [component.key] : [];
  });

const forms = Forms.load(join(processesDirectory, 'forms'));

describe('every field of every form', () => {
  it.each(forms.keys().map((form) => [form]))('%s is read by what answers it', (form) => {
    const handler = handlers.get(form);
    expect(handler, `nothing answers ${form}`).toBeDefined();
    const read = handler === undefined ? new Set<string>() : wordsRead(handler);
    expect(keysOf(forms.get(form)?.components ?? []).filter((key) => !read.has(key))).toEqual([]);
  });
});
