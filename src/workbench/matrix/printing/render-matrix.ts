import type { Matrix } from '../matrix.js';
import type { LinkTo } from './headings.js';
import { renderMatrixCsv } from './matrix-csv.js';
import { renderMatrixHtml } from './matrix-html.js';
import { renderMatrixMarkdown } from './matrix-markdown.js';

export const matrixFormats = ['html', 'md', 'csv', 'json'] as const;
/** How a matrix is written down. */
export type MatrixFormat = (typeof matrixFormats)[number];

/** @param link where a place leads to from this print; JSON and CSV name file and line instead */
export function renderMatrix(matrix: Matrix, format: MatrixFormat, link: LinkTo): string {
  switch (format) {
    case 'html':
      return renderMatrixHtml(matrix, link);
    case 'md':
      return `${renderMatrixMarkdown(matrix, link)}\n`;
    case 'csv':
      return renderMatrixCsv(matrix);
    case 'json':
      return `${JSON.stringify(matrix, null, 2)}\n`;
  }
}
