using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace TeacherDev.Web.TagHelpers;

/// <summary>&lt;problems /&gt;: the sentences that belong to the form as a whole, announced to readers, with the focus on them.</summary>
[HtmlTargetElement("problems", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ProblemsTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <summary>Also says what is wrong with single fields, on pages whose small forms have no place of their own for it.</summary>
    public bool All { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var sentences = ViewContext.ModelState.Where(e => All || e.Key.Length == 0).SelectMany(e => e.Value!.Errors).Select(e => e.ErrorMessage).ToList();
        if (sentences.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "note");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Content.AppendHtml(new HtmlString("<svg class=\"i\" aria-hidden=\"true\"><use href=\"/icons.svg#alert\"/></svg><span>"));
        for (var at = 0; at < sentences.Count; at++)
        {
            if (at > 0) output.Content.AppendHtml("<br>");
            output.Content.Append(sentences[at]);
        }
        output.Content.AppendHtml("</span>");
    }
}

/// <summary>&lt;save text="保存" back="…" /&gt;: the form's one primary button and the way back.</summary>
[HtmlTargetElement("save", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SaveTagHelper(IStringLocalizer<Shared> t) : TagHelper
{
    /// <summary>Chinese; the translation key.</summary>
    public string Text { get; set; } = "保存";

    public string? Back { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "actions");
        var button = new TagBuilder("button");
        (button.Attributes["class"], button.Attributes["type"]) = ("btn primary", "submit");
        button.InnerHtml.Append(t[Text]);
        output.Content.AppendHtml(button);
        if (Back is null) return;
        var back = new TagBuilder("a");
        (back.Attributes["class"], back.Attributes["href"]) = ("btn quiet", Back);
        back.InnerHtml.Append(t["取消"]);
        output.Content.AppendHtml(back);
    }
}

/// <summary>&lt;post-button href="…" text="…" confirm="…" /&gt;: a verb as a button, with a question before it when the act is not lightly undone.</summary>
[HtmlTargetElement("post-button", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PostButtonTagHelper(IStringLocalizer<Shared> t, IHtmlGenerator html) : TagHelper
{
    public string Href { get; set; } = "";

    /// <summary>Chinese; the translation key.</summary>
    public string Text { get; set; } = "";

    /// <summary>The question, already in the reader's language; names what will happen to what.</summary>
    public string? Confirm { get; set; }

    public string Kind { get; set; } = "";

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", Href);
        output.Attributes.SetAttribute("class", "inline");
        if (Confirm is not null) output.Attributes.SetAttribute("data-confirm", Confirm);
        output.Content.AppendHtml(html.GenerateAntiforgery(ViewContext));
        var button = new TagBuilder("button");
        (button.Attributes["class"], button.Attributes["type"]) = ($"btn {Kind}".TrimEnd(), "submit");
        button.InnerHtml.Append(t[Text]);
        output.Content.AppendHtml(button);
    }
}
