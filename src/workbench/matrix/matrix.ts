import { z } from 'zod';
import type { ClauseRef } from '../../domain/clause.js';
import { choice, text, texts, type View, view, whole } from '../../platform/http/index.js';
import type { Act } from '../../policy/analysis/index.js';
import type { Catalogue } from '../../policy/index.js';
import type { CheckedFile } from '../../platform/files/index.js';

/** Where something stands in the repository: path from its root, line from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** The columns of the matrix that hold parts of the service, in the order they are printed. */
export const columns = ['rules', 'parameters', 'rows', 'nodes', 'fields', 'letters'] as const;
export type Column = (typeof columns)[number];

/** What a register says a clause is covered by, and the column in which such a thing stands. */
export const columnOf = { rule: 'rules', process: 'nodes', form: 'fields', letter: 'letters' } as const;

/**
 * A part of the service that may carry a clause (частина, що виконує пункт): a rule, a value of a parameter,
 * a row of a table, a node of a diagram, a field of a form, a letter.
 */
export interface Part extends Place {
  readonly column: Column;
  /** Its name inside the matrix: `term/3.11-by-leader`, `written-appeal/forward`. */
  readonly ref: string;
  /** Other names under which a register of clauses may call it: the rule without the year of its edition. */
  readonly alias?: string;
  /** Ukrainian, for people. */
  readonly label: string;
  /** Clauses it names itself. */
  readonly cites: readonly ClauseRef[];
  /** Clauses it serves through something else: a decision node through its rule set, a form through its task. */
  readonly through?: readonly ClauseRef[];
  /** Path of the API resource that shows it; null where there is none. */
  readonly resource: string | null;
}

/** Why a part stands beside a clause: it names the clause; the register names it; it serves the clause through another. */
const ties = ['cites', 'covers', 'through'] as const;
export type Tie = (typeof ties)[number];

const place = { file: text('Файл').meta({ examples: ['rules/term.rules.json'] }), line: whole('Рядок') };

const EntryView = view('MatrixEntry', 'Частина служби, що виконує пункт.', {
  ref: text('Назва в матриці').meta({ examples: ['term/3.11-by-leader'] }),
  label: text('Те саме словами'),
  tie: choice('MatrixTie', 'Сама називає пункт, названа в реєстрі чи служить йому через іншу.', ties),
  resource: text('Ресурс інтерфейсу, що її показує').nullable(),
  ...place,
  decisions: whole('Скільки записаних рішень дало правило; null, якщо не підраховано').nullable().optional(),
});
export type Entry = View<typeof EntryView>;

/** One line of the matrix: a clause and everything that carries it. */
const ClauseRowView = view('MatrixRow', 'Пункт і все, що його виконує.', {
  act: text('Акт').meta({ examples: ['kr-225-r-2023'] }),
  clause: text('Пункт').meta({ examples: ['3.7'] }),
  cited: text('Як на нього посилаються таблиці').meta({ examples: ['KR-3.7'] }),
  summary: text('Чого вимагає'),
  ...place,
  reasons: texts('Чому не автоматизовано'),
  rules: z.array(EntryView).describe('Правила'),
  parameters: z.array(EntryView).describe('Значення параметрів'),
  rows: z.array(EntryView).describe('Рядки таблиць'),
  nodes: z.array(EntryView).describe('Вузли процесів'),
  fields: z.array(EntryView).describe('Поля форм'),
  letters: z.array(EntryView).describe('Листи'),
  decisions: whole('Скільки записаних рішень на ньому тримається; null, якщо не підраховано').nullable(),
});
export type ClauseRow = View<typeof ClauseRowView>;

const MatrixFindingView = view('MatrixFinding', 'Чого бракує.', {
  kind: choice('MatrixFindingKind', 'Пункт нічим не покрито, правило не звірено, названого чи пункту немає.', [
    'uncovered',
    'untested',
    'nothing-there',
    'unknown-clause',
  ]),
  clause: text('Пункт, про який ідеться').nullable(),
  text: text('Що не так'),
  ...place,
});
/** Something the matrix shows to be missing (знахідка). */
export type MatrixFinding = View<typeof MatrixFindingView>;
export type FindingKind = MatrixFinding['kind'];

/** Clause × rule × parameter × test row × process node × form field × letter × stored decisions (матриця). */
export const MatrixView = view('ClauseMatrix', 'Матриця: поруч із кожним пунктом акта – усе, що його виконує.', {
  acts: z
    .array(
      view('MatrixAct', 'Акт.', {
        id: text('Акт').meta({ examples: ['kr-225-r-2023'] }),
        title: text('Назва'),
        ...place,
        rows: z.array(ClauseRowView).describe('Пункти'),
      }),
    )
    .describe('Акти'),
  findings: z.array(MatrixFindingView).describe('Чого бракує'),
  decisions: whole('Усіх записаних рішень; null, якщо їх не підраховано').nullable(),
});
export type Matrix = View<typeof MatrixView>;
export type MatrixAct = Matrix['acts'][number];

export const clauseKey = ({ act, clause }: ClauseRef): string => `${act} ${clause}`;

/** `3.7` of the regulation as tables cite it: «KR-3.7». */
export const citedAs = ({ short, id }: Act, number: string): string => `${short ?? id}-${number}`;

/** All that the matrix is made of, read and not yet joined. */
export interface Material {
  readonly catalogue: Catalogue;
  readonly actFiles: ReadonlyMap<string, CheckedFile>;
  readonly parts: readonly Part[];
  /** Rules that some row has seen decide. */
  readonly tested: ReadonlySet<string>;
  /** What was found while reading. */
  readonly findings: readonly MatrixFinding[];
}
