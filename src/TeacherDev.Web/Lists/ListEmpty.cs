namespace TeacherDev.Web.Lists;

/// <summary>What an empty list says when nothing narrows it: that there is nothing yet, and how it begins. Both in the reader's language.</summary>
public sealed record ListEmpty(string Title, string Begin);
