/**
 * Words of the law and of the forms that papers are written in, whoever writes them. Runs of words within one of them say
 * nothing about the paper that has them.
 */
const FORMS = [
  // Local Government Act 1972, sections 100A to 100I and Schedule 12A.
  'in all the circumstances of the case, the public interest in maintaining the exemption outweighs the public interest in disclosing the information',
  'the public interest in maintaining the exemption outweighs the public interest in disclosure',
  'the public interest test has been applied and in all the circumstances of the case it is considered that the public interest in maintaining the exemption outweighs the public interest in disclosing the information',
  'that under section 100A(4) of the Local Government Act 1972 the press and public be excluded from the meeting for the following items of business on the grounds that they involve the likely disclosure of exempt information as defined in paragraphs 1, 2, 3 of Part 1 of Schedule 12A to the Act',
  'that under section 100A(4) of the Local Government Act 1972 the public be excluded from the meeting for the following item of business on the ground that it involves the likely disclosure of exempt information as defined in paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972 as amended',
  'by virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972',
  'not for publication because it contains exempt information within the meaning of paragraph 3 of Schedule 12A to the Local Government Act 1972',
  'this report is not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972',
  'information relating to the financial or business affairs of any particular person including the authority holding that information',
  'information which is likely to reveal the identity of an individual',
  'information in respect of which a claim to legal professional privilege could be maintained in legal proceedings',
  'information relating to any consultations or negotiations, or contemplated consultations or negotiations, in connection with any labour relations matter',
  'representatives of the press and other members of the public be excluded from the remainder of this meeting having regard to the confidential nature of the business to be transacted, publicity on which would be prejudicial to the public interest',
  // Equality Act 2010, section 149.
  'a public authority must, in the exercise of its functions, have due regard to the need to eliminate discrimination, harassment, victimisation and any other conduct that is prohibited by or under this Act, advance equality of opportunity between persons who share a relevant protected characteristic and persons who do not share it, foster good relations between persons who share a relevant protected characteristic and persons who do not share it',
  'the council must have due regard to the need to eliminate unlawful discrimination, harassment and victimisation, advance equality of opportunity and foster good relations between people who share a protected characteristic and those who do not',
  'the council must in the exercise of its functions have due regard to the need to eliminate discrimination, advance equality of opportunity and foster good relations between persons who share a relevant protected characteristic and those who do not',
  'in the exercise of its functions have due regard to the need to eliminate unlawful discrimination, advance equality of opportunity and foster good relations between different groups',
  'advance equality of opportunity and foster good relations. There are no equality implications arising from this report',
  'advance equality of opportunity and foster good relations. An equality impact assessment has been carried out and is attached',
  // Local Government Act 1972, sections 111, 120, 123 and 151; Localism Act 2011, section 1.
  'the council has power under section 111 of the Local Government Act 1972 to do anything which is calculated to facilitate, or is conducive or incidental to, the discharge of any of its functions',
  'section 111 of the Local Government Act 1972, which allows it to do anything which is calculated to facilitate, or is conducive or incidental to, the discharge of any of its functions',
  'the council has power to acquire land by agreement under section 120 of the Local Government Act 1972, for the purposes of any of its functions or for the benefit, improvement or development of its area',
  'the council has power under section 123 of the Local Government Act 1972 to dispose of land held by it in any manner it wishes',
  'under section 123 of the Local Government Act 1972 the council must not dispose of land for a consideration less than the best that can reasonably be obtained, except with the consent of the Secretary of State',
  'section 123 of the Local Government Act 1972 requires the council to obtain the best consideration that can reasonably be obtained when it disposes of land',
  'make arrangements for the proper administration of their financial affairs and shall secure that one of their officers has responsibility for the administration of those affairs',
  'the council has power to do anything that individuals generally may do under the general power of competence in section 1 of the Localism Act 2011',
  // Housing Acts 1985 and 1996; Trade Union and Labour Relations (Consolidation) Act 1992, section 188; Procurement Act 2023.
  'section 9 of the Housing Act 1985 allows it to provide housing accommodation by erecting houses, or converting buildings into houses, on land acquired by them, or by acquiring houses',
  'section 9 of the Housing Act 1985 allows it to provide housing accommodation by acquiring houses',
  'under Part VII of the Housing Act 1996 the council has a duty to secure that accommodation is available for households who are homeless, eligible for assistance and in priority need',
  'the council has a duty to consult on proposed redundancies under the Trade Union and Labour Relations (Consolidation) Act 1992',
  'the procurement was carried out in accordance with the Procurement Act 2023 and the council’s contract procedure rules',
  'the procurement was run in accordance with the Public Contracts Regulations 2015 and the council’s contract standing orders',
  'in accordance with the Procurement Act 2023 and the council’s contract procedure rules and financial regulations',
  'the subsidy control principles in Schedule 1 to the Subsidy Control Act 2022 have been considered',
  'personal data will be processed in accordance with the UK General Data Protection Regulation and the Data Protection Act 2018',
  // Crime and Disorder Act 1998, section 17; Local Government Act 1999, section 3.
  'to exercise its various functions with due regard to the likely effect of the exercise of those functions on, and the need to do all that it reasonably can to prevent, crime and disorder in its area',
  'must make arrangements to secure continuous improvement in the way in which its functions are exercised, having regard to a combination of economy, efficiency and effectiveness',
  // Forms of reports.
  'there are no direct financial implications arising from this report',
  'there are no financial implications arising directly from this report',
  'there are no legal implications arising directly from this report',
  'there are no legal implications arising directly from the recommendations in this report',
  'there are no specific equality implications arising from the recommendations in this report',
  'there are no equality and diversity implications arising directly from this report',
  'there are no environmental or climate change implications arising directly from this report',
  'there are no climate or environmental implications arising directly from this report',
  'there are no climate change implications arising directly from this report',
  'there are no equality implications arising directly from this report',
  'an equality impact assessment has been completed and is available on the council’s website',
  'an equality impact assessment has been carried out and is attached as an appendix to this report',
  'there are no staffing or human resources implications arising directly from this report',
  'there are no risk management implications arising directly from this report',
  'an equality impact assessment is not required because this report does not propose a change to a policy or a service',
  'the financial implications are set out in the body of the report',
  'background papers used in the preparation of this report within the meaning of section 100D of the Local Government Act 1972',
  'the following is a list of the background papers on which this report is based and which were used to a material extent in preparing it',
  'if you have any questions about this report please contact the officer named at the top of the report',
] as const

/** What every report of a body says in its own words: who was consulted on it, and which plan it serves. */
const FORMS_OF_A_BODY = [
  /^The [^.;:]{10,200}\bconsulted (?:on|about|in (?:the )?(?:preparation|drafting) of) (?:this|the) report[.]?$/u,
  /\b(?:report|proposals?|recommendations?|decision) (?:supports?|contributes? to|helps? to deliver|aligns? with|is in line with|are in line with) (?:\S+ ){1,3}(?:Corporate|Council|Strategic|Business) (?:Plan|Strategy)(?: (?:19|20)\d\d\s?(?:to|[-–/])\s?(?:(?:19|20)\d\d|\d\d))?(?:,? in particular the (?:priority|priorities|aims?) of)?/u,
]

/** What a body, a law or a plan is called. */
const KINDS =
  /\b(?:Act|Regulations|Order|Rules|Committee|Board|Council|Panel|Trust|Authority|Partnership|Forum|Commission|Cabinet|Strategy|Policy|Code|Scheme|Framework)\b/u

/** Words with capitals, and the small ones between them. */
const NAME =
  /\p{Lu}[\p{L}\p{M}’'-]{1,30}(?:[\s,()&]{1,4}(?:\p{Lu}[\p{L}\p{M}’'-]{0,30}|of|and|the|for|to|in|on|with|(?:19|20)\d\d)\b){6,40}/gu

/**
 * What in texts is standing text: words of the law and of forms, and the long names of bodies, laws and plans.
 *
 * @param texts those that are compared
 */
export function standingTexts(texts: Iterable<string>): string[] {
  const names = new Set<string>()
  for (const text of texts) {
    for (const [name] of text.matchAll(NAME)) if (KINDS.test(name)) names.add(name)
    for (const sentence of text.split(/(?<=[.;:])\s+/u))
      for (const form of FORMS_OF_A_BODY) names.add(form.exec(sentence)?.[0] ?? '')
  }
  return [...FORMS, ...names]
}
