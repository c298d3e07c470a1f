/// One document of the HTML report: its heading, counts and text.
///
/// White space inside a paragraph is the text's own, so the template adds none there.
enum HTMLDocumentTemplate {
  static let document = """
    {{% CONTENT_TYPE: COPYDESK-HTML}}<section class="document" id="d{{number}}" aria-labelledby="d{{number}}-heading">
    <h3 id="d{{number}}-heading">{{id}}</h3>
    <p class="quiet">{{repaired}} repaired, {{flagged}} flagged</p>
    {{#notes}}
    <p><mark>{{rule}}</mark> {{summary}}</p>
    {{/notes}}
    <div class="text">
    {{#paragraphs}}
    {{#folded}}
    <details><summary>{{caption}}</summary>
    {{#lines}}
    <p>{{line}}</p>
    {{/lines}}
    </details>
    {{/folded}}
    {{^folded}}
    <p>{{#pieces}}{{#kept}}{{kept}}{{/kept}}{{#change}}\
    <span class="change {{kind}}" tabindex="0" data-kinds="{{kinds}}" aria-describedby="{{tipID}}">\
    {{#removed}}<del>{{removed}}</del>{{/removed}}{{#added}}<ins>{{added}}</ins>{{/added}}\
    <span class="tip" role="tooltip" id="{{tipID}}">{{tip}}</span></span>{{/change}}{{#flag}}\
    <mark class="change" tabindex="0" data-kinds="{{kinds}}" aria-describedby="{{tipID}}">{{text}}\
    {{#isEmpty}}<span class="caret">‸</span>{{/isEmpty}}<span class="tip" role="tooltip" id="{{tipID}}">{{tip}}</span></mark>\
    {{/flag}}{{/pieces}}</p>
    {{/folded}}
    {{/paragraphs}}
    </div>
    </section>

    """
}
