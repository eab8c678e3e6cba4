/** A rectangle in pixels; `right` and `bottom` are the first column and row outside it. Need not be whole numbers. */
export type Box = { left: number; top: number; right: number; bottom: number }
