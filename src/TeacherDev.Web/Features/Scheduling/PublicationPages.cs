using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Cohorts;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>Publishes the changes that were read, and no others.</summary>
public sealed record PublicationForm
{
    [HiddenInput]
    public Guid Key { get; init; }

    /// <summary>See <see cref="PublicationDraft.Fingerprint"/>.</summary>
    [HiddenInput]
    public string? Seen { get; init; }
}

/// <summary>What would be published now, and to whom.</summary>
public sealed record PublicationPreview(CohortSummary Cohort, PublicationDraft Draft, PublicationForm Form, IReadOnlyList<PublicationReader> Readers)
{
    public int Participants => Readers.Count(r => r.Part == PublicationPart.Participant);

    public int Trainers => Readers.Count(r => r.Part == PublicationPart.Trainer);

    public int Schools => Readers.Where(r => r.Part == PublicationPart.School).Select(r => r.OrganisationId).Distinct().Count();
}

/// <param name="Class">The name of the class.</param>
/// <param name="IsLast">Nothing was published after it.</param>
/// <param name="SeesClass">The viewer may open the class too.</param>
public sealed record PublicationPage(Publication Publication, string Class, IReadOnlyList<TimetableChange> Changes, bool IsLast, bool SeesClass)
{
    public IEnumerable<PublishedSession> Sessions => Publication.Sessions.Where(s => !s.IsCancelled).OrderBy(s => s.Day).ThenBy(s => s.Part).ThenBy(s => s.Slot.Times.From);
}
