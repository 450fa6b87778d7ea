using TeacherDev.Domain.Data;

namespace TeacherDev.Web.Tests.Site;

/// <summary>What a room adds to the world, found by itself: its rows, and for the access matrix one sample of each of its roots in every organisation.</summary>
public interface IRoomOfWorld
{
    /// <summary>Lower is earlier; a room that builds on another comes after it.</summary>
    int Order { get; }

    /// <summary>By the name in the matrix's addresses ({person}): finds the id of that organisation's sample.</summary>
    IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; }

    Task AddAsync(TeacherDevDb db);
}
