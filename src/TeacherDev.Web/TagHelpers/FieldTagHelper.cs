using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.TagHelpers;

/// <summary>
/// &lt;field for="Name" /&gt;: label, input by type, hint and error of one form property, in the reader's language. `as` chooses another shape
/// (textarea, password, chips, segments, search); `options` gives what may be chosen.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(IStringLocalizer<Shared> t) : TagHelper
{
    [HtmlAttributeName("for")]
    public required ModelExpression For { get; set; }

    [HtmlAttributeName("as")]
    public string? As { get; set; }

    [HtmlAttributeName("options")]
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>Chinese; the translation key.</summary>
    [HtmlAttributeName("hint")]
    public string? Hint { get; set; }

    [HtmlAttributeName("wide")]
    public bool Wide { get; set; }

    [HtmlAttributeName("autofocus")]
    public bool Autofocus { get; set; }

    [HtmlAttributeName("autocomplete")]
    public string? Autocomplete { get; set; }

    [HtmlAttributeName("list")]
    public string? DataList { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    private Type Type => Nullable.GetUnderlyingType(For.ModelExplorer.ModelType) ?? For.ModelExplorer.ModelType;

    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private string Id => TagBuilder.CreateSanitizedId(Name, "_");

    private ModelStateEntry? State => ViewContext.ModelState.TryGetValue(Name, out var entry) ? entry : null;

    private string? Error => State?.Errors.FirstOrDefault()?.ErrorMessage;

    private bool IsGroup => As is "chips" or "segments";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"field{(Error is null ? "" : " bad")}{(Wide ? " span2" : "")}");
        var title = t[For.Metadata.GetDisplayName()].Value;
        if (Type == typeof(bool) && Options is null)
        {
            output.Content.AppendHtml(Checkbox(title));
        }
        else
        {
            output.Content.AppendHtml(Label(title));
            output.Content.AppendHtml(IsGroup ? Group() : Options is not null || Type.IsEnum ? Select() : As == "textarea" ? TextArea() : Input());
        }
        if (Hint is not null) output.Content.AppendHtml(Line("hint", "hint", t[Hint]));
        if (Error is not null) output.Content.AppendHtml(Line("err", "err", Error));
    }

    private TagBuilder Label(string title)
    {
        var label = new TagBuilder(IsGroup ? "span" : "label");
        if (IsGroup) (label.Attributes["class"], label.Attributes["id"]) = ("lab", Id + "_label");
        else label.Attributes["for"] = Id;
        label.InnerHtml.Append(title);
        if (For.Metadata.IsRequired && Type != typeof(bool)) label.InnerHtml.AppendHtml(new HtmlString("<span class=\"req\" aria-hidden=\"true\"> *</span>"));
        return label;
    }

    private TagBuilder Input()
    {
        var input = Named("input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = As ?? (Type == typeof(DateOnly) ? "date" : Type == typeof(TimeOnly) ? "time" : "text");
        if (Type == typeof(int) || Type == typeof(long)) input.Attributes["inputmode"] = "numeric";
        if (Type == typeof(decimal)) input.Attributes["inputmode"] = "decimal";
        if (Longest() is { } longest) input.Attributes["maxlength"] = longest.ToString(CultureInfo.InvariantCulture);
        if (As != "password" && Value() is { } value) input.Attributes["value"] = value;
        if (DataList is not null) input.Attributes["list"] = DataList;
        return input;
    }

    private TagBuilder TextArea()
    {
        var area = Named("textarea");
        if (Longest() is { } longest) area.Attributes["maxlength"] = longest.ToString(CultureInfo.InvariantCulture);
        area.InnerHtml.Append(Value() ?? "");
        return area;
    }

    private TagBuilder Select()
    {
        var select = Named("select");
        var chosen = Value();
        if (!For.Metadata.IsRequired || string.IsNullOrEmpty(chosen)) select.InnerHtml.AppendHtml(Option("", t[For.Metadata.IsRequired ? "请选择" : "未填"], isChosen: string.IsNullOrEmpty(chosen)));
        foreach (var option in Choices()) select.InnerHtml.AppendHtml(Option(option.Value, option.Text, option.Value == chosen));
        return select;
    }

    private TagBuilder Group()
    {
        var group = new TagBuilder("div");
        (group.Attributes["class"], group.Attributes["role"], group.Attributes["aria-labelledby"]) = (As == "chips" ? "chips" : "seg", "group", Id + "_label");
        var chosen = Values();
        foreach (var choice in Choices())
        {
            var label = new TagBuilder("label");
            if (As == "chips") label.AddCssClass("chip");
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            (input.Attributes["type"], input.Attributes["name"], input.Attributes["value"]) = (As == "chips" ? "checkbox" : "radio", Name, choice.Value);
            if (chosen.Contains(choice.Value)) input.Attributes["checked"] = "checked";
            var text = new TagBuilder("span");
            text.InnerHtml.Append(choice.Text);
            label.InnerHtml.AppendHtml(input).AppendHtml(text);
            group.InnerHtml.AppendHtml(label);
        }
        return group;
    }

    private TagBuilder Checkbox(string title)
    {
        var label = new TagBuilder("label");
        label.AddCssClass("check");
        var input = Named("input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        (input.Attributes["type"], input.Attributes["value"]) = ("checkbox", "true");
        if (string.Equals(Value(), "true", StringComparison.OrdinalIgnoreCase)) input.Attributes["checked"] = "checked";
        label.InnerHtml.AppendHtml(input).AppendHtml(new HtmlString(" "));
        label.InnerHtml.Append(title);
        return label;
    }

    private TagBuilder Named(string tag)
    {
        var input = new TagBuilder(tag);
        (input.Attributes["id"], input.Attributes["name"]) = (Id, Name);
        if (For.Metadata.IsRequired && Type != typeof(bool)) input.Attributes["required"] = "required";
        if (Autofocus) input.Attributes["autofocus"] = "autofocus";
        if (Autocomplete is not null) input.Attributes["autocomplete"] = Autocomplete;
        var described = string.Join(' ', new[] { Hint is null ? null : $"{Id}_hint", Error is null ? null : $"{Id}_err" }.Where(d => d is not null));
        if (described.Length > 0) input.Attributes["aria-describedby"] = described;
        if (Error is not null) input.Attributes["aria-invalid"] = "true";
        return input;
    }

    private TagBuilder Line(string css, string suffix, string text)
    {
        var line = new TagBuilder("span");
        (line.Attributes["class"], line.Attributes["id"]) = (css, $"{Id}_{suffix}");
        line.InnerHtml.Append(text);
        return line;
    }

    private static TagBuilder Option(string? value, string text, bool isChosen)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = value ?? "";
        if (isChosen) option.Attributes["selected"] = "selected";
        option.InnerHtml.Append(text);
        return option;
    }

    private IEnumerable<SelectListItem> Choices() => Options ?? Enum.GetValues(ElementType).Cast<Enum>().Select(v => new SelectListItem(t.Name(v), v.ToString()));

    private Type ElementType => Type.IsEnum ? Type : Type.GetGenericArguments().Concat([Type.GetElementType()!]).First(a => a is { IsEnum: true });

    private string? Value() => State?.AttemptedValue ?? Format(For.Model);

    private HashSet<string?> Values() => State?.RawValue switch
    {
        string[] many => [.. many],
        string one => [one],
        _ => For.Model is System.Collections.IEnumerable and not string ? [.. ((System.Collections.IEnumerable)For.Model).Cast<object?>().Select(Format)] : [Format(For.Model)],
    };

    private static string? Format(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private int? Longest() => For.Metadata.ValidatorMetadata.OfType<StringLengthAttribute>().FirstOrDefault()?.MaximumLength;
}
