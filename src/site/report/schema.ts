import type { Schema } from 'hast-util-sanitize'

/**
 * What a report may hold. Elements that are not named here are dropped and their text kept; those in `strip` go with
 * their text. No `style`, no event handler and no element that loads or runs anything passes.
 */
export const SCHEMA: Schema = {
  strip: ['script', 'style', 'template', 'iframe', 'object', 'noscript', 'svg', 'math', 'title', 'textarea', 'select'],
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  allowDoctypes: false,
  ancestors: {
    li: ['ol', 'ul'],
    thead: ['table'],
    tbody: ['table'],
    tfoot: ['table'],
    caption: ['table'],
    tr: ['table'],
    td: ['table'],
    th: ['table'],
    dt: ['dl'],
    dd: ['dl'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: [] },
  required: {},
  tagNames: [
    ...['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'blockquote', 'pre', 'hr', 'div', 'section'],
    ...['ol', 'ul', 'li', 'dl', 'dt', 'dd'],
    ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
    ...['a', 'abbr', 'b', 'br', 'cite', 'code', 'del', 'em', 'i', 'img', 'ins', 'kbd', 'mark', 'q', 's', 'samp'],
    ...['small', 'span', 'strong', 'sub', 'sup', 'u', 'var', 'wbr', 'input'],
  ],
  attributes: {
    '*': ['id'],
    a: [
      'href',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      'ariaLabel',
      'ariaDescribedBy',
      ['className', 'number', 'quote', 'data-footnote-backref'],
    ],
    abbr: ['title'],
    code: [],
    div: [
      ['className', 'columns', 'landscape', 'note', 'directive'],
      ['role', 'note'],
    ],
    h2: [['className', 'footnotes-title']],
    img: ['src', 'alt', 'title', 'width'],
    input: [['type', 'checkbox'], 'checked'],
    li: [['className', 'task-list-item', 'numbered']],
    ol: ['start', ['type', '1', 'a', 'A', 'i', 'I'], 'reversed', ['className', 'numbered', 'contains-task-list']],
    p: [['className', 'numbered', 'label']],
    section: ['dataFootnotes', 'ariaLabel', ['className', 'footnotes', 'recommendations']],
    span: [['className', 'redacted', 'picture']],
    td: ['colSpan', 'rowSpan', ['align', 'left', 'center', 'right']],
    th: ['colSpan', 'rowSpan', ['align', 'left', 'center', 'right'], ['scope', 'row', 'col', 'rowgroup', 'colgroup']],
    ul: [['className', 'contains-task-list', 'numbered']],
  },
}
