using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TeacherDev.Web.TagHelpers;

/// <summary>&lt;icon name="home" /&gt;: a drawing of the one sprite, hidden from readers because a word always stands beside it.</summary>
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "i");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"/icons.svg#{Name}\"/>");
    }
}
