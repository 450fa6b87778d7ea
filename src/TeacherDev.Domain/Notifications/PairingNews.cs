using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;

namespace TeacherDev.Domain.Notifications;

/// <summary>
/// 师徒结对: each side that has not signed is asked to, once; the mentee's school is told when one of the two has moved to another school. What was signed, ended or moved back meanwhile is not
/// told any more.
/// </summary>
public sealed class PairingNews(TeacherDevDb db) : IReminderRule
{
    public const string Subject = "pairing";
    public const string Asked = "pairing-asked";
    public const string Moved = "pairing-moved";

    // A pairing may be made long before it begins: whoever has to sign hears of it at once.
    private const int Ahead = 365;
    private const int Patience = 60;
    private static readonly TimeOnly Morning = new(8, 30);

    public string Family => Subject;

    public async Task<List<Reminder>> ExpectedAsync(DateTime now, string? subject, CancellationToken stop)
    {
        var (today, id) = (now.DayInShanghai, subject.SubjectId);
        var pairings = await db.AllPairings.Include(p => p.Organisation).Standing().Where(p => id == null || p.Id == id)
            .Where(p => p.State == PairingState.Proposed || db.PersonCards.Any(c => (c.Id == p.MentorId && c.OrganisationId != p.MentorOrganisationId) || (c.Id == p.MenteeId && c.OrganisationId != p.OrganisationId)))
            .OrderBy(p => p.Id).ToListAsync(stop);
        if (pairings.Count == 0) return [];
        var people = pairings.SelectMany(p => new[] { p.MentorId, p.MenteeId }).Distinct().ToList();
        var cards = await db.PersonCards.Where(c => people.Contains(c.Id)).Select(c => new Side(c.Id, c.Name, c.OrganisationId, c.School)).ToDictionaryAsync(c => c.Id, stop);
        var admins = await new BodyAdmins(db).OnAsync(today, stop);
        return [.. pairings.SelectMany(p => Of(p, cards[p.MentorId], cards[p.MenteeId], admins[p.Organisation.Reach].Select(a => new Side(a.PersonId, a.Name, p.OrganisationId, p.Organisation.Name))))];
    }

    private static IEnumerable<Reminder> Of(Pairing pairing, Side mentor, Side mentee, IEnumerable<Side> school)
    {
        var since = pairing.Period.From.AddDays(-Ahead).AtInShanghai(Morning);
        if (pairing.State == PairingState.Proposed)
        {
            var until = pairing.Period.From.AddDays(Patience).AtInShanghai(Morning);
            if (!pairing.IsSignedBy(PairingSide.Mentor)) yield return Told(mentor, Asked, "asked", until);
            if (!pairing.IsSignedBy(PairingSide.Mentee)) yield return Told(mentee, Asked, "asked", until);
            if (!pairing.IsSignedBy(PairingSide.School)) foreach (var one in school) yield return Told(one, Asked, "asked", until);
        }
        if (mentor.OrganisationId == pairing.MentorOrganisationId && mentee.OrganisationId == pairing.OrganisationId) yield break;
        foreach (var one in school) yield return Told(one, Moved, string.Create(CultureInfo.InvariantCulture, $"moved/{mentor.OrganisationId}/{mentee.OrganisationId}"), pairing.Period.To.AtInShanghai(Morning));

        Reminder Told(Side to, string template, string occasion, DateTime expires) => new(
            to.Id, to.OrganisationId, string.Create(CultureInfo.InvariantCulture, $"{Subject}/{pairing.Id}"), occasion, template,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["姓名"] = to.Name,
                ["师傅"] = mentor.Name,
                ["师傅单位"] = mentor.School,
                ["徒弟"] = mentee.Name,
                ["徒弟单位"] = mentee.School,
                ["结对类型"] = pairing.Kind.Chinese,
                ["起止"] = string.Create(CultureInfo.InvariantCulture, $"{pairing.Period.From:yyyy年M月d日}至{pairing.Period.To:yyyy年M月d日}"),
            }, since, expires);
    }

    private sealed record Side(int Id, string Name, int OrganisationId, string School);
}
