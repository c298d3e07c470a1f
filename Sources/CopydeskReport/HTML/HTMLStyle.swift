/// The style sheet of the HTML report.
///
/// Every meaning that has a colour also has a line or a mark; text contrasts with its ground at 4.5 to 1 or more.
enum HTMLStyle {
  static let css = """
    :root { color-scheme: light dark; --ground: #ffffff; --panel: #f5f5f2; --ink: #1d1d1b; --quiet: #595954;
      --rule: #d4d4cd; --removed: #a31515; --removed-ground: #fdecea; --added: #0b5d2a; --added-ground: #e3f4e6;
      --flag: #6b4a00; --flag-ground: #fff1cc; --link: #0b4f9e; --bar: #2f6f4f; --bar-flag: #c08a1c; }
    @media (prefers-color-scheme: dark) { :root { --ground: #191a1c; --panel: #232528; --ink: #e8e6e1; --quiet: #a9a8a2;
      --rule: #3d4045; --removed: #ff9d94; --removed-ground: #40201e; --added: #86dca0; --added-ground: #17341f;
      --flag: #f3cf7a; --flag-ground: #3b3014; --link: #8fc0ff; --bar: #6cc294; --bar-flag: #e0b04a; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.6 system-ui, sans-serif; }
    header, main, footer { max-width: 68rem; margin: 0 auto; padding: 1rem 1.5rem; }
    main { display: flex; flex-direction: column; }
    #overview { order: -2; } #index { order: -1; }
    h1 { font-size: 1.6rem; margin: .5rem 0; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
    h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; overflow-wrap: anywhere; }
    a { color: var(--link); }
    .quiet { color: var(--quiet); }
    dl.tiles { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1rem 0; }
    .tiles div { background: var(--panel); border: 1px solid var(--rule); border-radius: .4rem; padding: .5rem 1rem; }
    .tiles dt { color: var(--quiet); font-size: .85rem; } .tiles dd { margin: 0; font-size: 1.4rem; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .93rem; }
    th, td { text-align: start; padding: .3rem .6rem; border-bottom: 1px solid var(--rule); vertical-align: top; }
    th.n, td.n { text-align: end; font-variant-numeric: tabular-nums; }
    td.bar { width: 45%; } td.id { overflow-wrap: anywhere; }
    svg { display: block; width: 100%; height: .9rem; }
    rect.repaired { fill: var(--bar); } rect.flagged { fill: var(--bar-flag); }
    form { position: sticky; top: 0; z-index: 2; background: var(--ground); border-bottom: 1px solid var(--rule);
      padding: .5rem 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; }
    fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .25rem .9rem; }
    legend { float: left; padding: 0; margin-right: .75rem; font-weight: 600; }
    label { white-space: nowrap; } kbd { border: 1px solid var(--rule); border-radius: .2rem; padding: 0 .3rem; }
    .document h3 { margin: 0; } .document { border-top: 2px solid var(--rule); padding: 1rem 0; margin-top: 1rem; }
    .text { max-width: 46rem; font: 1.06rem/1.75 Georgia, "DejaVu Serif", serif; }
    .text p { margin: .6rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
    .text details { margin: .4rem 0; } .text summary { font: .88rem system-ui, sans-serif; color: var(--quiet); }
    .change { position: relative; border-radius: .15rem; cursor: help; scroll-margin: 6rem 0; }
    .change:focus { outline: 3px solid var(--link); outline-offset: 1px; }
    del { color: var(--removed); background: var(--removed-ground); text-decoration: line-through; }
    ins { color: var(--added); background: var(--added-ground); text-decoration: underline;
      text-decoration-thickness: 2px; text-underline-offset: .15em; }
    mark { color: var(--flag); background: var(--flag-ground); text-decoration: underline wavy;
      text-underline-offset: .2em; }
    .tip { display: none; position: absolute; left: 0; top: 100%; z-index: 3; width: max-content; max-width: 24rem;
      padding: .5rem .75rem; border: 1px solid var(--rule); border-radius: .3rem; background: var(--panel);
      color: var(--ink); font: .85rem/1.5 system-ui, sans-serif; white-space: pre-line; text-decoration: none; }
    .change:hover .tip, .change:focus .tip { display: block; }
    .muted del, .muted .caret { display: none; }
    .muted, .muted ins, mark.muted { color: inherit; background: none; text-decoration: none; cursor: auto; }
    .muted:hover .tip { display: none; }
    .formatting del { text-decoration: none; outline: 1px dashed var(--removed); outline-offset: -1px; }
    @media print { form, .tip { display: none !important; } }
    """
}
