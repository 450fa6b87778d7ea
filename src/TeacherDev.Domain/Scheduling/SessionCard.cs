using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// The names around a session, for everyone who may see the session: a member of a class reads who teaches and where, though trainers and
/// venues are kept by a body out of the member's sight. A view without filter, like <see cref="People.PersonCard"/>.
/// </summary>
public sealed class SessionCard
{
    private SessionCard() { }

    public int Id { get; private set; }

    /// <summary>The leading class's name or the activity's title.</summary>
    public string Owner { get; private set; } = null!;

    /// <summary>合班: the names of all its classes, the leading one first; null where there is only one.</summary>
    public string? Joint { get; private set; }

    public string? Trainer { get; private set; }

    public string? TrainerUnit { get; private set; }

    public string? Venue { get; private set; }
}

internal sealed class SessionCardMapping : IEntityTypeConfiguration<SessionCard>
{
    public void Configure(EntityTypeBuilder<SessionCard> card) => card.ToView("SessionCards").HasKey(c => c.Id);
}
