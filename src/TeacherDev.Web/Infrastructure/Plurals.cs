using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Infrastructure;

/// <summary>Texts with something put in. English counts: in “{0} [class|classes]” the number before the brackets chooses. Chinese needs no such forms and has none.</summary>
public sealed partial class Plurals(ResourceManagerStringLocalizerFactory texts) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => new Counting(texts.Create(resourceSource));

    public IStringLocalizer Create(string baseName, string location) => new Counting(texts.Create(baseName, location));

    [GeneratedRegex(@"\{(?<at>[0-9])[^}]*\}(?<between>[^{}\[\]]*)\[(?<one>[^\[\]|]*)\|(?<many>[^\[\]|]*)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Forms();

    private sealed class Counting(IStringLocalizer texts) : IStringLocalizer
    {
        public LocalizedString this[string name] => texts[name];

        public LocalizedString this[string name, params object[] arguments]
        {
            get
            {
                var text = texts[name];
                return new LocalizedString(name, QuotationMarks.Nest(string.Format(CultureInfo.CurrentCulture, Choose(text.Value, arguments), arguments)), text.ResourceNotFound, text.SearchedLocation);
            }
        }

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.GetAllStrings(includeParentCultures);

        private static string Choose(string text, object[] arguments) => !text.Contains('|', StringComparison.Ordinal) ? text : Forms().Replace(text, forms =>
        {
            var (place, form) = (forms.Groups["at"], forms.Groups[IsOne(arguments[int.Parse(forms.Groups["at"].ValueSpan, CultureInfo.InvariantCulture)]) ? "one" : "many"]);
            return string.Concat(text.AsSpan(place.Index - 1, forms.Groups["between"].Index - place.Index + 1), forms.Groups["between"].ValueSpan, form.ValueSpan);
        });

        private static bool IsOne(object? count) => Convert.ToString(count, CultureInfo.InvariantCulture) == "1";
    }
}
