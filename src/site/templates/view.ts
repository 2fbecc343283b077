/** Values for a template. HTML that is to stay as it is goes through `html()`. */
export type View = Readonly<Record<string, unknown>>

/** Makes the whole page, frame and all, from the name of a template (`meeting`) and its values. */
export type Render = (template: string, view: View, frame: View) => string
