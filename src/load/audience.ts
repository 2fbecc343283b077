/** Who a pack is for. Everything made for `public` is made from public inputs alone. */
export type Audience = (typeof AUDIENCES)[number]

export const AUDIENCES = ['public', 'members'] as const
