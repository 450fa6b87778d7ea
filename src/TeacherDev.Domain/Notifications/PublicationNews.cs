using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Notifications;

/// <summary>A timetable that was published, told once to everybody it concerns, with what changed since the publication before; for two weeks. Who joins the class in these days is told too.</summary>
public sealed class PublicationNews(TeacherDevDb db) : IReminderRule
{
    public const string Subject = "publication";

    private const int DaysOfNews = 14;

    public string Family => Subject;

    /// <summary>Key of the template for each kind of reader.</summary>
    public static string TemplateOf(PublicationPart part) => part switch
    {
        PublicationPart.Participant => "timetable-published",
        PublicationPart.School => "timetable-published-school",
        _ => "timetable-published-trainer",
    };

    /// <summary>As the occasion of a message names the reader: “publication/7/trainer”.</summary>
    public static string OccasionOf(PublicationPart part) => part switch
    {
        PublicationPart.Participant => "participant",
        PublicationPart.School => "school",
        _ => "trainer",
    };

    public async Task<List<Reminder>> ExpectedAsync(DateTime now, string? subject, CancellationToken stop)
    {
        var (since, id) = (now.AddDays(-DaysOfNews), subject.SubjectId);
        var recent = await (from publication in db.Publications.AsNoTracking().Include(p => p.Sessions)
                            where publication.PublishedAt > since && (id == null || publication.Id == id)
                            join cohort in db.Cohorts.IgnoreAutoIncludes() on publication.CohortId equals cohort.Id
                            select new { publication, cohort.Name }).ToListAsync(stop);
        if (recent.Count == 0) return [];
        var cohorts = recent.Select(r => r.publication.CohortId).Distinct().ToList();
        var earlier = (await db.Publications.AsNoTracking().Include(p => p.Sessions)
            .Where(p => cohorts.Contains(p.CohortId) && db.Publications.Any(n => n.CohortId == p.CohortId && n.Number == p.Number + 1 && n.PublishedAt > since && (id == null || n.Id == id))).ToListAsync(stop))
            .ToDictionary(p => (p.CohortId, p.Number));
        var matters = recent.ToDictionary(r => new PublicationMatter(r.publication.CohortId, earlier.GetValueOrDefault((r.publication.CohortId, r.publication.Number - 1))?.Sessions ?? [], r.publication.Sessions), r => (Publication: r.publication, Class: r.Name));
        var readers = await new PublicationAudience(db).OfAsync(matters.Keys, now.DayInShanghai, stop);
        return [.. from readersOfOne in readers
                   from reader in readersOfOne
                   select Of(matters[readersOfOne.Key].Publication, matters[readersOfOne.Key].Class, readersOfOne.Key, reader)];
    }

    private static Reminder Of(Publication publication, string cohort, PublicationMatter matter, PublicationReader reader)
    {
        var changes = reader.Part == PublicationPart.Trainer ? matter.ChangesOf(reader.PersonId) : matter.Changes;
        return new Reminder(
            reader.PersonId, reader.OrganisationId, string.Create(CultureInfo.InvariantCulture, $"{Subject}/{publication.Id}"), OccasionOf(reader.Part), TemplateOf(reader.Part),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["姓名"] = reader.Name,
                ["单位"] = reader.School,
                ["培训班"] = cohort,
                ["次数"] = publication.Number.ToString(CultureInfo.InvariantCulture),
                ["概要"] = changes.Summary,
                ["变更"] = changes.Lines,
                ["人数"] = reader.Participants.ToString(CultureInfo.InvariantCulture),
                ["发布人"] = publication.By,
            }, publication.PublishedAt, publication.PublishedAt.AddDays(DaysOfNews));
    }
}
