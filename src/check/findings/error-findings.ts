/** What can be known of a name: errors stop a build, and can be neither switched off nor accepted. */
type Explanations = Readonly<Record<string, string>>

const LOAD: Explanations = {
  'broken-register':
    'The register that a meeting names has mistakes. They have messages of their own: mend them, and this one goes.',
  committee: 'A meeting names a body that has no register. Its `committee:` is the name of a file in committees/.',
  document:
    'An entry under `documents:` names no file, or one that is neither Markdown nor PDF, or says nothing at all.',
  encoding: 'A file is not text in UTF-8. Save it as UTF-8 in the editor.',
  image:
    'A picture is none that can be printed: PNG, JPEG, SVG, WebP or GIF of a reasonable size, inside the workspace.',
  markdown:
    'Markdown is nested so deep, or is so long, that nobody could read it or no program set it. Simplify it there.',
  'meeting-unique': 'Two meetings are of the same body and day, so that their packs would be the same files.',
  'supplement-item': 'A supplement adds papers to an item that the agenda does not have, or twice to the same one.',
  'yaml-schema':
    'A YAML file has a key that is not known, lacks one that is needed, or has a value of the wrong kind. The message says ' +
    'what was expected; `agendapack schema` prints all keys, and an editor that knows the schema completes them.',
  'yaml-syntax':
    'A file is not YAML: most often a colon in a text without quotes, a bracket that is not closed, a tab, or a line that is ' +
    'indented otherwise than its neighbours. The mistake can be on a line before the one that is named.',
}

const PROFILES: Explanations = {
  'profile-circular':
    'A profile extends itself by way of others. Let one of them extend a profile that comes with agendapack.',
  'profile-schema': 'A profile of the workspace, together with the one it extends, has a value of the wrong kind.',
  'profile-unknown': '`profile:` names neither a profile that comes with agendapack nor a file in profiles/.',
  'profile-unreadable': 'The file of a profile cannot be read.',
  'template-unreadable': 'A file in templates/report-sections/ cannot be read.',
}

const PAPERS: Explanations = {
  attachment:
    'A PDF cannot be read, is no PDF, needs a password, or changes while it is read. Ask its owner for a new copy.',
  'cross-reference': 'A link such as `item:5#heading` leads to no item, paper or heading of the pack.',
  'document-pages': '`pages:` names pages that the file does not have.',
  'image-missing': 'A picture that a report shows is not there, or cannot be printed.',
  leak:
    'A public file would have shown something private: words of a withheld paper, its title, its file name or its checksum. ' +
    'Nothing was written. Change the public paper, or the public title; or say the words in a public paper, if they may be known.',
}

const PUBLISH: Explanations = {
  'published-pack':
    'The pack was published and frozen, and its pages would change. Give the change as a supplement, as a ' +
    'revised report or as a meeting that is cancelled or moved, or build with `--reissue`.',
  'shared-numbers':
    'The public and the members’ pack would have other page numbers, although `numbering: shared` asks for the same.',
  site: 'A page of the website cannot be made from a meeting.',
  'site-merge':
    'The sites of parts cannot be joined: one is missing, of another version or workspace, or has the same meeting.',
}

const VERIFY: Explanations = {
  'verify-file': 'The file has other bytes than the one that was built. Use that one, or build the meeting again.',
  'verify-link': 'The agenda does not link to the first page of an item’s papers, or a link leads to no page.',
  'verify-object-orphan': 'The file holds something that no page shows: it could be what was left out.',
  'verify-outline': 'A bookmark is missing, or leads to another page than that of its item or paper.',
  'verify-page-content':
    'A page shows something else than the page of the paper that belongs there, or than what was built.',
  'verify-page-count': 'The file has more or fewer pages than were planned.',
  'verify-page-label': 'The number that a PDF reader shows for a page is not the one printed on it.',
  'verify-page-number': 'The number printed at the foot of a page is missing or is not that of the page.',
  'verify-page-orphan': 'The file holds a page that is not among its pages.',
  'verify-page-repeated': 'The same page stands twice in the file.',
  'verify-range': 'The agenda prints other page ranges for an item than those its papers have.',
  'verify-unreadable': 'The second engine cannot read the file that was built, so that nothing in it can be proved.',
}

const ENGINE: Explanations = {
  'accept-unused': 'An entry under `accept:` applied to no finding. Remove it.',
  'rule-unknown': 'A name under `rules:` or `accept:` is not that of a rule. `agendapack explain` lists them.',
  'rule-failure': 'A rule failed by itself. The other rules still ran; the fault is in the program, not in your files.',
}

/**
 * Names of findings that neither are rules nor can be set under `rules:`, with what each means: errors of reading files,
 * of papers that cannot be used, of publishing, and of the proof of a finished pack.
 */
export const errorFindings: Explanations = { ...LOAD, ...PROFILES, ...PAPERS, ...PUBLISH, ...VERIFY, ...ENGINE }
