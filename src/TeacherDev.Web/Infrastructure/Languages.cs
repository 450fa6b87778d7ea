using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Infrastructure;

/// <summary>Chinese first, English complete. The text in the source is the key; `?culture=en` is remembered in a cookie.</summary>
public static class Languages
{
    private const string Cookie = ".AspNetCore.Culture";
    private static readonly CultureInfo[] Known = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    // Asked for every row of a list; reflection is slow.
    private static readonly ConcurrentDictionary<Type, OrderedDictionary<Enum, string>> Names = new();

    // The day of the request, as ambient as its culture: a day of another year is written with its year.
    private static readonly AsyncLocal<DateOnly> Today = new();

    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app, bool https) => app
        .Use(async (context, next) =>
        {
            Today.Value = context.RequestServices.GetRequiredService<TimeProvider>().Today;
            if (context.Request.Query["culture"] is [{ } asked] && Array.Find(Known, c => c.Name == asked) is { } culture)
                context.Response.Cookies.Append(Cookies.Name(Cookie, https), CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
                    new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", Secure = https || context.Request.IsHttps, IsEssential = true });
            await next(context);
        })
        .UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(Known[0]),
            SupportedCultures = Known,
            SupportedUICultures = Known,
            RequestCultureProviders = [new QueryStringRequestCultureProvider { UIQueryStringKey = "culture" }, new CookieRequestCultureProvider { CookieName = Cookies.Name(Cookie, https) }],
        });

    extension(IStringLocalizer t)
    {
        /// <summary>The [Display] name of an enum value in the reader's language; several of a flags enum are joined.</summary>
        public string Name(Enum value)
        {
            if (NamesOf(value.GetType()).TryGetValue(value, out var name)) return t[name];
            return string.Join(t["、"], NamesOf(value.GetType()).Where(n => Convert.ToInt64(n.Key, CultureInfo.InvariantCulture) != 0 && value.HasFlag(n.Key)).Select(n => t[n.Value].Value));
        }

        /// <summary>11月23日, or “23 Nov”; with its year when that is not this one.</summary>
        public string Day(DateOnly day) => day.Year != Today.Value.Year ? t.Date(day) : IsChinese ? day.ToString("M月d日", CultureInfo.InvariantCulture) : day.ToString("d MMM", CultureInfo.InvariantCulture);

        /// <summary>2026年11月23日, or “23 Nov 2026”.</summary>
        public string Date(DateOnly day) => IsChinese ? day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) : day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

        /// <summary>96.5%, or “—” where there is nothing to count.</summary>
        public string Percent(decimal? share) => share is { } part ? string.Create(CultureInfo.InvariantCulture, $"{part * 100:0.0}%") : "—";

        /// <summary>11月23日, or “23 Nov”, where the page says the year.</summary>
        public string MonthDay(DateOnly day) => IsChinese ? day.ToString("M月d日", CultureInfo.InvariantCulture) : day.ToString("d MMM", CultureInfo.InvariantCulture);

        /// <summary>2026年11月, or “November 2026”.</summary>
        public string YearMonth(DateOnly day) => IsChinese ? day.ToString("yyyy年M月", CultureInfo.InvariantCulture) : day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

        /// <summary>11月, or “Nov”.</summary>
        public string Month(DateOnly day) => IsChinese ? $"{day.Month}月" : day.ToString("MMM", CultureInfo.InvariantCulture);

        /// <summary>周一, or “Mon”.</summary>
        public string Weekday(DateOnly day) => t.Weekday(day.DayOfWeek);

        /// <inheritdoc cref="Weekday(IStringLocalizer, DateOnly)"/>
        public string Weekday(DayOfWeek day) => IsChinese ? $"周{TeacherDev.Domain.Scheduling.WeekdayNames.Letter(day)}" : CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedDayName(day);

        /// <summary>What a calendar writes on such a day, so that colour does not say it alone: 节, 休 or 班, or H, O and W.</summary>
        public char Mark(CalendarDayKind kind) => kind switch
        {
            CalendarDayKind.StatutoryHoliday => IsChinese ? '节' : 'H',
            CalendarDayKind.RestDay => IsChinese ? '休' : 'O',
            _ => IsChinese ? '班' : 'W',
        };

        /// <summary>What a session belongs to: “合班：甲班、乙班” where several classes sit in it.</summary>
        /// <param name="joint">The names of all its classes; null where there is only one.</param>
        public string Owner(string owner, string? joint) => joint is null ? owner : t["合班：{0}", joint];

        /// <summary>第 8 周 周三, or “Week 8 Wed”.</summary>
        public string TermDay(TermDay day) => t["第 {0} 周 {1}", day.Week, t.Weekday(day.Day)];

        /// <summary>A sentence of the domain with its arguments in the reader's language.</summary>
        public string Sentence(string text, IEnumerable<object?> arguments) =>
            t[text, [.. arguments.Select(a => a switch { Enum e => t.Name(e), Because because => t.Sentence(because.Text, because.Arguments), DateOnly d when !text.Contains(":yyyy", StringComparison.Ordinal) => t.Date(d), null => "", _ => a })]];
    }

    private static OrderedDictionary<Enum, string> NamesOf(Type type) => Names.GetOrAdd(type, static type =>
        new(type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => KeyValuePair.Create((Enum)f.GetValue(null)!, f.GetCustomAttribute<DisplayAttribute>()?.Name ?? f.Name))));

    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
}
