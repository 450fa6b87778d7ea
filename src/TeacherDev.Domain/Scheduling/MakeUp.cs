using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Scheduling;

/// <summary>补课: who missed one session is expected at an equivalent one of another class. Marks and hours are those of the session that is attended.</summary>
public sealed class MakeUp
{
    internal MakeUp(int personId, int missedSessionId, int sessionId) => (PersonId, MissedSessionId, SessionId) = (personId, missedSessionId, sessionId);

    private MakeUp() { }

    public int Id { get; private set; }

    public int PersonId { get; private set; }

    public int MissedSessionId { get; private set; }

    /// <summary>Where it is made up.</summary>
    public int SessionId { get; private set; }
}

internal sealed class MakeUpMapping : IEntityTypeConfiguration<MakeUp>
{
    public void Configure(EntityTypeBuilder<MakeUp> makeUp)
    {
        makeUp.HasIndex(m => new { m.MissedSessionId, m.PersonId }).IsUnique();
        makeUp.HasIndex(m => new { m.SessionId, m.PersonId }).IsUnique();
        makeUp.HasIndex(m => m.PersonId);
        makeUp.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        makeUp.HasOne<Session>().WithMany().HasForeignKey(m => m.MissedSessionId).OnDelete(DeleteBehavior.Restrict);
        makeUp.HasOne<Session>().WithMany().HasForeignKey(m => m.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}
