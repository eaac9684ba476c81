import type { JsonSchema } from './components.js';

interface FileDescription {
  readonly media: string;
  /** The component. */
  readonly name: string;
  readonly schema: JsonSchema;
}

const written = (media: string, name: string, description: string): FileDescription => ({
  media,
  name,
  schema: { type: 'string', contentMediaType: media, description },
});
const binary = (media: string, name: string, description: string): FileDescription => ({
  media,
  name,
  schema: { type: 'string', format: 'binary', description },
});

/** What the service answers with besides JSON (файли). */
export const fileKinds = {
  html: written('text/html', 'HtmlPage', 'Сторінка для друку.'),
  text: written('text/plain', 'PlainText', 'Простий текст.'),
  pdf: binary('application/pdf', 'PdfFile', 'Файл PDF.'),
  docx: binary(
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'DocxFile',
    'Файл DOCX для текстового редактора.',
  ),
  svg: written('image/svg+xml', 'SvgDrawing', 'Креслення SVG.'),
  bpmn: written('application/xml', 'BpmnDiagram', 'Схема процесу BPMN 2.0.'),
  calendar: written('text/calendar', 'CalendarFeed', 'Календар iCalendar (RFC 5545).'),
  markdown: written('text/markdown', 'MarkdownText', 'Текст Markdown.'),
  csv: written('text/csv', 'CsvTable', 'Таблиця CSV, UTF-8.'),
  sarif: written('application/sarif+json', 'SarifReport', 'Звіт SARIF 2.1.0 для систем перевірки.'),
  events: written('text/event-stream', 'EventStream', 'Потік подій (Server-Sent Events): id – версія, data – JSON.'),
} as const satisfies Readonly<Record<string, FileDescription>>;

export type FileKind = keyof typeof fileKinds;
