using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Notifications;

/// <summary>Whoever owes hours that close with the year is told at the beginning of each month of its last quarter, until nothing is owed.</summary>
public sealed class HoursShortReminders(TeacherDevDb db, HoursLedger ledger) : IReminderRule
{
    public const string Template = "hours-short";

    private const int LastQuarter = 10;
    private static readonly TimeOnly SentAt = new(8, 0);

    public string Family => "hours";

    public async Task<List<Reminder>> ExpectedAsync(DateTime now, string? subject, CancellationToken stop)
    {
        var (today, id) = (now.DayInShanghai, subject.SubjectId);
        if (today.Month < LastQuarter) return [];
        var shortfalls = (id is { } person ? await OneAsync(person, today, stop) : await ledger.ShortAsync(today, stop)).Where(s => s.Deadline.Year == today.Year).ToDictionary(s => s.PersonId);
        var cards = db.PersonCards.Where(p => id == null || p.Id == id).Select(p => new { p.Id, p.Name, p.OrganisationId });
        return [.. from card in await cards.ToListAsync(stop)
                   where shortfalls.ContainsKey(card.Id)
                   select Of(shortfalls[card.Id], card.Name, card.OrganisationId, today)];
    }

    private async Task<List<HoursShortfall>> OneAsync(int personId, DateOnly today, CancellationToken stop) =>
        await ledger.StatementAsync(personId, today, stop) is { Current: { IsMet: false } goal } statement
            ? [new HoursShortfall(personId, goal.Certified, goal.Required, goal.Owed, goal.Deadline, statement.RuleVersion, statement.IsUnverified)]
            : [];

    /// <summary>Sent by hand, once a day at most.</summary>
    public static Reminder Now(HoursShortfall shortfall, string name, int organisationId, DateTime now) => new(
        shortfall.PersonId, organisationId, string.Create(CultureInfo.InvariantCulture, $"hours-now/{shortfall.PersonId}"), now.DayInShanghai.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Template, Facts(shortfall, name, now.DayInShanghai), now, now + HandReminders.Good);

    private static Reminder Of(HoursShortfall shortfall, string name, int organisationId, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var over = shortfall.Deadline < month.AddMonths(1) ? shortfall.Deadline.AddDays(1) : month.AddMonths(1);
        return new Reminder(
            shortfall.PersonId, organisationId, string.Create(CultureInfo.InvariantCulture, $"hours/{shortfall.PersonId}"), string.Create(CultureInfo.InvariantCulture, $"{month:yyyy-MM}/short"),
            Template, Facts(shortfall, name, today), month.AtInShanghai(SentAt), over.AtInShanghai(TimeOnly.MinValue));
    }

    private static Dictionary<string, string> Facts(HoursShortfall shortfall, string name, DateOnly today) => new(StringComparer.Ordinal)
    {
        ["姓名"] = name,
        ["年度"] = string.Create(CultureInfo.InvariantCulture, $"{today.Year}"),
        ["统计日"] = string.Create(CultureInfo.InvariantCulture, $"{today:M月d日}"),
        ["规则"] = shortfall.IsUnverified ? shortfall.RuleVersion + "（尚未核实）" : shortfall.RuleVersion,
        ["已认定"] = shortfall.Certified.ToString(),
        ["应完成"] = shortfall.Required.ToString(),
        ["尚欠"] = shortfall.Missing.ToString(),
        ["截止"] = string.Create(CultureInfo.InvariantCulture, $"{shortfall.Deadline:yyyy年M月d日}"),
    };
}
