using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.TagHelpers;

/// <summary>
/// A form that comes back carries the version it was sent with, or the one of now after a conflict: never silently that of rows its reader has
/// not seen.
/// </summary>
[HtmlTargetElement("input", Attributes = "[type='hidden'],[name='Version']", TagStructure = TagStructure.WithoutEndTag)]
public sealed class VersionTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ModelState.TryGetValue(nameof(Aggregate.Version), out var sent) && !string.IsNullOrEmpty(sent.AttemptedValue)) output.Attributes.SetAttribute("value", sent.AttemptedValue);
    }
}
