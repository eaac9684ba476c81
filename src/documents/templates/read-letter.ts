import { DOMParser, type Element, type Node, onErrorStopParsing } from '@xmldom/xmldom';
import { fields, list, paragraph, table, type Block, type Sheet } from '../sheet.js';

/** What a letter says, read from its document of Word. */
export type ReadLetter = Pick<Sheet, 'title' | 'blocks' | 'attachments' | 'preparedBy'>;

/** A paragraph that is more than text of the letter, by the name of its style. */
const roleOfStyle = { title: 'title', додаток: 'attachment', виконавець: 'prepared' } as const;
type Role = (typeof roleOfStyle)[keyof typeof roleOfStyle] | 'list';
/** What the styles of a file stand for, by their ids: a suite of offices gives them as it likes. */
export type Roles = ReadonlyMap<string, Role>;

const isElement = (node: Node): node is Element => node.nodeType === 1;
const childrenOf = (node: Node): Element[] => [...node.childNodes].filter(isElement);
const childOf = (node: Element | undefined, name: string): Element | undefined =>
  node && childrenOf(node).find(({ localName }) => localName === name);
const valueOf = (node: Element | undefined, name = 'val'): string | null => {
  const found = node && [...node.attributes].find(({ localName }) => localName === name);
  return found?.value ?? null;
};

/** @throws Error where it is not well-formed */
const parsed = (xml: string): Element | undefined =>
  new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, 'text/xml').documentElement ?? undefined;

/** A paragraph or a style with a number of its own. */
const isNumbered = (node: Element): boolean => {
  const numbering = childOf(childOf(node, 'pPr'), 'numPr');
  return numbering !== undefined && valueOf(childOf(numbering, 'numId')) !== '0';
};

export function rolesIn(styles: string): Roles {
  const all = styles === '' ? undefined : parsed(styles);
  const named = (all ? childrenOf(all) : []).flatMap((style): [string, Role][] => {
    const [id, name] = [valueOf(style, 'styleId'), valueOf(childOf(style, 'name'))?.toLowerCase() ?? ''];
    const role = Object.entries(roleOfStyle).find(([known]) => known === name)?.[1];
    if (id === null) return [];
    return role ? [[id, role]] : isNumbered(style) ? [[id, 'list']] : [];
  });
  return new Map(named);
}

/** Reads a letter as its document lays it out (лист із документа Word): an empty paragraph only keeps things apart. */
export function readLetter(xml: string, roles: Roles): ReadLetter {
  const body = childOf(parsed(xml), 'body');
  const blocks: Block[] = [];
  const told: Record<Exclude<Role, 'list'>, string[]> = { title: [], attachment: [], prepared: [] };
  let items: string[] | null = null;
  for (const part of body ? partsOf(body) : []) {
    const words = part.localName === 'p' ? textOf(part).trim() : '';
    const role = roleOf(part, roles);
    if (part.localName === 'p' && words === '') continue;
    if (role === 'list') {
      if (items === null) blocks.push(list((items = [])));
      items.push(words);
      continue;
    }
    items = null;
    if (role !== null) told[role].push(words);
    else blocks.push(...(part.localName === 'tbl' ? tableOf(part) : [paragraph(words)]));
  }
  const { title, attachment, prepared } = told;
  return { title: title.join(' '), blocks, attachments: attachment, preparedBy: prepared.join('\n') || null };
}

function roleOf(part: Element, roles: Roles): Role | null {
  const style = valueOf(childOf(childOf(part, 'pPr'), 'pStyle'));
  const role = style === null ? undefined : roles.get(style);
  return role ?? (isNumbered(part) ? 'list' : null);
}

/** Paragraphs and tables in the order they stand, also those within a control. */
function partsOf(body: Element): Element[] {
  return childrenOf(body).flatMap((part) => {
    const content = childOf(part, 'sdtContent');
    if (content) return partsOf(content);
    return part.localName === 'p' || part.localName === 'tbl' ? [part] : [];
  });
}

function textOf(node: Element): string {
  switch (node.localName) {
    case 't':
      return node.textContent ?? '';
    case 'br':
    case 'cr':
      return '\n';
    case 'tab':
      return '\t';
    case 'noBreakHyphen':
      return '\u2011';
    // Looks, what a reviewer has struck out, and a picture's second text are no words of the letter.
    case 'pPr':
    case 'rPr':
    case 'del':
    case 'moveFrom':
    case 'Fallback':
      return '';
    default:
      return childrenOf(node).map(textOf).join('');
  }
}

const rowsOf = (grid: Element): Element[] => childrenOf(grid).filter(({ localName }) => localName === 'tr');
const cellsOf = (row: Element): Element[] => childrenOf(row).filter(({ localName }) => localName === 'tc');

function isHeading(row: Element): boolean {
  const mark = childOf(childOf(row, 'trPr'), 'tblHeader');
  return mark !== undefined && !['false', '0', 'off'].includes(valueOf(mark) ?? '');
}

/** Lines of a cell that say nothing are none; a cell that says nothing shows a dash. */
function wordsOf(cell: Element): string {
  const lines = partsOf(cell).map((line) => textOf(line).trim());
  return lines.filter(Boolean).join('\n') || '—';
}

/** A table with a heading row, repeated on each page, is one; without it its rows are names and values. */
function tableOf(grid: Element): Block[] {
  const [first, ...others] = rowsOf(grid);
  if (!first) return [];
  const rows = (isHeading(first) ? others : [first, ...others]).map((row) => cellsOf(row).map(wordsOf));
  if (rows.length === 0) return [];
  if (!isHeading(first)) return [fields(rows.map(([label = '', value = '']) => [label, value] as const))];
  const columns = childOf(grid, 'tblGrid');
  const widths = columns ? childrenOf(columns).map((column) => Number(valueOf(column, 'w'))) : [];
  return [
    table(
      cellsOf(first).map((cell, place) => ({ title: wordsOf(cell), share: widths[place] || 1 })),
      rows,
    ),
  ];
}

/** Why a template makes no letter that can be read. */
export function faultsOfLayout(xml: string, roles: Roles): string[] {
  const body = childOf(parsed(xml), 'body');
  const parts = body ? partsOf(body) : [];
  const isTitled = parts.some((part) => roleOf(part, roles) === 'title');
  const uneven = parts
    .map(rowsOf)
    .some(
      ([first, ...rest]) => first && !isHeading(first) && [first, ...rest].some((row) => cellsOf(row).length !== 2),
    );
  return [
    ...(isTitled ? [] : ['Лист не має заголовка: абзацу зі стилем «Назва» (Title).']),
    ...(uneven ? ['Таблиця без рядка заголовка, що повторюється, має мати два стовпці.'] : []),
  ];
}
